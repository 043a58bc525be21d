// <compose-box key="thread:7"> around a form's text: keeps a draft in this browser, ⌘↵ sends, counts near the limit.
const KEPT = "kithline.draft."

class ComposeBox extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form") ?? this.querySelector("form")
    this.fields = [...this.querySelectorAll("textarea, input[type=text]")]
    this.key = KEPT + this.getAttribute("key")
    this.restore()
    this.addEventListener("input", () => this.changed())
    this.addEventListener("keydown", event => {
      if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) this.send(event)
    })
    this.form.addEventListener("submit", () => clearTimeout(this.timer))
    this.form.addEventListener("turbo:submit-end", event => event.detail.success && this.forget())
    this.fields.forEach(field => this.count(field))
  }

  send(event) {
    event.preventDefault()
    this.form.requestSubmit()
  }

  changed() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.keep(), 300)
    this.fields.forEach(field => this.count(field))
  }

  keep() {
    const words = Object.fromEntries(this.fields.filter(field => field.value.trim()).map(field => [field.name, field.value]))
    if (!Object.keys(words).length) return this.forget()
    localStorage.setItem(this.key, JSON.stringify(words))
    this.say("Draft kept in this browser")
  }

  restore() {
    const words = JSON.parse(localStorage.getItem(this.key) ?? "{}")
    for (const field of this.fields) {
      if (field.value || !words[field.name]) continue
      field.value = words[field.name]
      this.say("Your draft is still here")
    }
  }

  forget() {
    localStorage.removeItem(this.key)
    this.say("")
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
