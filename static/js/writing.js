// <write-box> around a textarea: a bar of formats, names offered while one types, a preview in place.
const answers = new Map()
const TOOLS = [
  ["header-3", "Heading", "heading"], ["bold", "Bold", "bold"], ["italic", "Italic", "italic"], ["quote", "Quote", "quote"], ["code", "Code", "code"],
  ["link", "Link", "link"], ["unordered-list", "List", "list"], ["ordered-list", "Numbered list", "list-ordered"], ["mention", "Name somebody", "at-sign"],
]

class WriteBox extends HTMLElement {
  async connectedCallback() {
    this.field = this.querySelector("textarea")
    this.shown = this.querySelector(".write__shown")
    this.leaving = new AbortController()
    const { signal } = this.leaving
    this.field.form.addEventListener("click", event => {
      const button = event.target.closest("button[name=preview]")
      if (button) this.turn(event, button)
    }, { signal })
    this.field.addEventListener("keydown", event => this.format(event), { signal })
    const expander = this.querySelector("text-expander")
    expander.addEventListener("text-expander-change", event => event.detail.provide(this.suggested(event.detail)), { signal })
    expander.addEventListener("text-expander-value", event => (event.detail.value = event.detail.item.dataset.value), { signal })
    expander.addEventListener("text-expander-committed", () => this.field.dispatchEvent(new Event("input", { bubbles: true })), { signal })
    await Promise.all([import("vendor/markdown-toolbar"), import("vendor/text-expander")])
    if (!this.querySelector("markdown-toolbar")) this.prepend(this.bar())
  }

  bar() {
    const bar = Object.assign(document.createElement("markdown-toolbar"), { className: "write__bar" })
    bar.setAttribute("for", this.field.id)
    bar.setAttribute("aria-label", "Format")
    bar.innerHTML = TOOLS.map(([key, word, sign]) => `<button type="button" class="write__tool" data-md-button="${key}" title="${word}"
      aria-label="${word}" tabindex="-1"><svg class="icon icon--small" aria-hidden="true"><use href="${this.getAttribute("icons")}#${sign}"/></svg></button>`).join("")
    return bar
  }

  disconnectedCallback() {
    this.leaving.abort()
  }

  get group() {
    return this.field.form.elements.group?.value || this.getAttribute("group") || ""
  }

  format(event) {
    const style = (event.metaKey || event.ctrlKey) && !event.altKey && { b: "bold", i: "italic" }[event.key.toLowerCase()]
    if (!style) return
    event.preventDefault()
    this.querySelector(`[data-md-button=${style}]`).click()
  }

  // Answers may come in another order than they were asked for: one that was overtaken gives way to the latest.
  suggested(detail) {
    this.asked = detail
    return (this.latest = this.found(detail).then(list => (this.asked === detail ? list : this.latest)))
  }

  async found({ key, text }) {
    if (key === ":" && text.length < 2 || /[^\p{L}\p{N}._+-]/u.test(text)) return { matched: false }
    const path = `/suggestions?${new URLSearchParams({ key, text, group: this.group })}`
    if (!answers.has(path)) answers.set(path, fetch(path).then(answer => (answer.ok ? answer.text() : "")).catch(() => ""))
    setTimeout(() => answers.delete(path), 30_000)
    const list = new DOMParser().parseFromString(await answers.get(path), "text/html").querySelector("ul")
    return { matched: Boolean(list?.children.length), fragment: list }
  }

  // The words give way to how they will look, and back.
  async turn(event, button) {
    event.preventDefault()
    const word = button.querySelector("[data-preview]")
    if (!this.hasAttribute("previewing")) {
      const answer = await fetch("/previews", { method: "POST", body: new URLSearchParams({ body: this.field.value, group: this.group }) })
      if (!answer.ok) return
      this.shown.innerHTML = await answer.text()
    }
    const on = this.toggleAttribute("previewing")
    this.shown.hidden = !on
    word.textContent = on ? "Write on" : "Preview"
    if (on) this.shown.focus()
    else this.field.focus()
  }
}

customElements.define("write-box", WriteBox)

// <audience-line>: who will read it, asked anew when another group is chosen or a name is called.
class AudienceLine extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form")
    this.leaving = new AbortController()
    this.form.addEventListener("input", event => this.changed(event), { signal: this.leaving.signal })
    this.known = this.question
  }

  disconnectedCallback() {
    clearTimeout(this.timer)
    this.leaving.abort()
  }

  get question() {
    const words = this.form.elements.body?.value ?? ""
    const names = [...new Set(words.match(/(?<![\w@/.])@[a-z0-9][\w.-]*/gi) ?? [])].map(name => name.slice(1).toLowerCase())
    const asked = { names: names.slice(0, 10).join(","), group: this.form.elements.group?.value ?? "" }
    if (new FormData(this.form).get("everywhere")) asked.everywhere = 1
    for (const name of ["thread", "room"]) if (this.hasAttribute(name)) asked[name] = this.getAttribute(name)
    return new URLSearchParams(asked).toString()
  }

  changed(event) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.ask(), event.target.name === "body" ? 500 : 0)
  }

  async ask() {
    const question = this.question
    if (question === this.known) return
    this.known = question
    const answer = await fetch(`/audience?${question}`)
    if (answer.ok && question === this.known) this.querySelector("[role=status]").innerHTML = await answer.text()
  }
}

customElements.define("audience-line", AudienceLine)

// What somebody is writing stays as it is while the page around it is exchanged.
document.addEventListener("turbo:before-morph-element", event => {
  if (event.target.closest?.("write-box, audience-line")) event.preventDefault()
})
