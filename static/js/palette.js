// <command-palette person="7">: Ctrl-K opens its <dialog>. What was opened lately is known at once, the rest is asked of the server.
import { visit } from "vendor/turbo"
import { lately } from "lately"

// Alt and Shift with a letter, from anywhere: the same the palette names beside each place.
const KEYS = { P: "/posts/new", D: "/ideas/new", H: "/home", I: "/inbox", X: "/explore", G: "/groups", O: "/people", N: "/newsroom" }

class CommandPalette extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog")
    this.input = this.querySelector("input")
    this.found = this.querySelector("[data-found]")
    this.recents = this.querySelector("[data-recents]")
    this.places = this.querySelector("[data-places]")
    this.input.addEventListener("input", () => this.typed())
    this.addEventListener("keydown", event => this.pressed(event))
    this.addEventListener("click", event => this.clicked(event))
    this.querySelector("form").addEventListener("submit", event => this.submitted(event))
    this.dialog.addEventListener("close", () => clearTimeout(this.timer))
  }

  disconnectedCallback() {
    clearTimeout(this.timer)
    this.asking?.abort()
  }

  open() {
    if (this.dialog.open) return this.input.select()
    this.input.value = ""
    this.found.replaceChildren()
    this.draw()
    this.filter("")
    this.dialog.showModal()
    this.input.focus()
    this.places.childElementCount || this.fetchPlaces()
  }

  async fetchPlaces() {
    const answer = await fetch("/palette")
    if (!answer.ok || answer.redirected) return
    this.places.innerHTML = await answer.text()
    this.filter(this.input.value.trim())
  }

  draw() {
    this.recents.querySelectorAll("a").forEach(option => option.remove())
    lately(this.getAttribute("person")).filter(([path]) => path !== location.pathname).forEach(([path, title], number) => {
      const option = Object.assign(document.createElement("a"), { className: "palette__option", id: `palette_lately_${number}`, href: path })
      option.setAttribute("role", "option")
      option.tabIndex = -1
      const sign = this.querySelector("form .icon").cloneNode(true)
      sign.firstElementChild.setAttribute("href", sign.firstElementChild.getAttribute("href").replace(/#.*/, "#clock"))
      option.append(sign, Object.assign(document.createElement("span"), { className: "palette__name", textContent: title }))
      this.recents.append(option)
    })
  }

  // What is here already answers at once.
  filter(words) {
    for (const section of [this.recents, this.places]) {
      const options = [...section.querySelectorAll("a")]
      for (const option of options) option.hidden = !option.textContent.toLowerCase().includes(words.toLowerCase())
      section.hidden = options.every(option => option.hidden)
    }
    this.choose(words ? this.options()[0] : null)
  }

  typed() {
    const words = this.input.value.trim()
    clearTimeout(this.timer)
    this.asking?.abort()
    this.filter(words)
    if (words) this.timer = setTimeout(() => this.ask(words), 90)
    else this.found.replaceChildren()
  }

  async ask(words) {
    this.asking = new AbortController()
    try {
      const answer = await fetch(`/palette?q=${encodeURIComponent(words)}`, { signal: this.asking.signal })
      if (!answer.ok || answer.redirected || this.input.value.trim() !== words) return
      this.found.innerHTML = await answer.text()
      this.choose(this.options()[0])
      const number = this.options().length
      this.querySelector("[data-said]").textContent = `${number} ${number === 1 ? "fits" : "fit"}`
    } catch (error) {
      if (error.name !== "AbortError") throw error
    }
  }

  options() {
    return [...this.querySelectorAll("[role=option]")].filter(option => option.checkVisibility())
  }

  choose(option) {
    this.querySelectorAll("[aria-selected=true]").forEach(other => other.setAttribute("aria-selected", "false"))
    this.chosen = option
    option?.setAttribute("aria-selected", "true")
    option?.scrollIntoView({ block: "nearest" })
    if (option) this.input.setAttribute("aria-activedescendant", option.id)
    else this.input.removeAttribute("aria-activedescendant")
  }

  pressed(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const options = this.options()
    const place = options.indexOf(this.chosen)
    this.choose(options[place < 0 && step < 0 ? options.length - 1 : (place + step + options.length) % options.length])
  }

  submitted(event) {
    event.preventDefault()
    if (!this.chosen && !this.input.value.trim()) return
    this.go(this.chosen?.getAttribute("href") ?? `/search?q=${encodeURIComponent(this.input.value)}`)
  }

  clicked(event) {
    if (event.target === this.dialog) this.dialog.close()
    if (event.target.closest("[role=option]")) this.dialog.close()
  }

  go(path) {
    this.dialog.close()
    visit(path)
  }
}

customElements.define("command-palette", CommandPalette)

document.addEventListener("keydown", event => {
  const palette = document.querySelector("command-palette")
  if (event.key?.toLowerCase() === "k" && (event.metaKey || event.ctrlKey) && !event.altKey) {
    event.preventDefault()
    if (palette) palette.open()
    else visit("/search")
  } else if (palette && event.altKey && event.shiftKey && !event.ctrlKey) {
    const path = KEYS[event.code.replace("Key", "")]
    if (path) event.preventDefault(), palette.go(path)
  }
})

document.addEventListener("turbo:before-cache", () => document.querySelector("command-palette dialog")?.close())
