// <compose-box> around a form's text: keeps a draft on every device (in this browser while the house is out of reach), ⌘↵ sends.
const KEPT = "kithline.draft."
const PAUSE = 1500

class ComposeBox extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form") ?? this.querySelector("form")
    this.fields = [...this.querySelectorAll("textarea, input[type=text]")]
    this.place = this.form.elements.draft_place?.value
    this.setZone()
    this.restore(JSON.parse(localStorage.getItem(KEPT + this.place) ?? "{}"), "Your words are still here")
    this.addEventListener("input", () => this.changed())
    this.addEventListener("focusin", () => this.fetch(), { once: true })
    this.addEventListener("keydown", event => {
      if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) this.send(event)
    })
    this.form.addEventListener("submit", () => this.stop())
    this.form.addEventListener("turbo:submit-end", event => event.detail.success && this.sent(event.detail.formSubmission.submitter))
    this.fields.forEach(field => this.count(field))
  }

  disconnectedCallback() {
    this.stop()
  }

  // Whoever has not chosen a clock means their own.
  setZone() {
    const zone = this.querySelector("[data-zone]")
    if (zone) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC"
  }

  send(event) {
    event.preventDefault()
    this.form.requestSubmit()
  }

  // What is being written outlives a page that is exchanged around it; what was sent must not stand there to be sent again.
  sent(button) {
    localStorage.removeItem(KEPT + this.place)
    if (button?.name === "preview") return
    this.fields.forEach(field => (field.value = ""))
    this.say("")
  }

  stop() {
    clearTimeout(this.timer)
    this.sending?.abort()
  }

  changed() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.keep(), PAUSE)
    this.fields.forEach(field => this.count(field))
  }

  async keep() {
    if (!this.place) return
    const words = new URLSearchParams([...new FormData(this.form)].filter(([name, value]) => name !== "once" && typeof value === "string" && value))
    words.set("quiet", "1")
    this.sending = new AbortController()
    try {
      const answer = await fetch("/drafts", { method: "POST", body: words, signal: this.sending.signal })
      if (answer.status === 429) return this.changed()
      if (!answer.ok) throw new Error(answer.status)
      localStorage.removeItem(KEPT + this.place)
      this.say(this.isEmpty ? "" : "Draft kept")
    } catch (error) {
      if (error.name === "AbortError") return
      localStorage.setItem(KEPT + this.place, JSON.stringify(Object.fromEntries(this.fields.map(field => [field.name, field.value]))))
      this.say("Kept in this browser only")
    }
  }

  // What was begun on another device is offered once somebody is about to write, and only into empty fields.
  async fetch() {
    if (!this.place || !this.isEmpty) return
    const answer = await fetch(`/drafts/words?${new URLSearchParams({ place: this.place })}`)
    if (!answer.ok) return
    const kept = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-kept]")
    if (kept) this.restore(Object.fromEntries([...kept.elements].map(field => [field.name, field.value])), kept.dataset.kept)
  }

  get isEmpty() {
    return this.fields.every(field => !field.matches("textarea, [name=title]") || !field.value.trim())
  }

  restore(words, said) {
    for (const field of this.fields) {
      if (field.value || !words[field.name]) continue
      field.value = words[field.name]
      this.say(said)
    }
  }

  count(field) {
    const place = this.querySelector(`[data-count="${field.name}"]`)
    if (!place || field.maxLength <= 0) return
    const left = field.maxLength - field.value.length
    place.textContent = left < field.maxLength / 5 ? `${left.toLocaleString()} left` : ""
  }

  say(words) {
    const place = this.querySelector("[data-draft]")
    if (place) place.textContent = words
  }
}

customElements.define("compose-box", ComposeBox)
