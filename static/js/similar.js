// <similar-things for="title" kind="thing">: what sounds like the title in a field, asked while somebody types.
const PAUSE = 400
const SHORTEST = 3

class SimilarThings extends HTMLElement {
  connectedCallback() {
    this.leaving = new AbortController()
    this.field = document.getElementById(this.getAttribute("for"))
    this.field.addEventListener("input", () => this.typed(), { signal: this.leaving.signal })
    this.known = this.querySelector("li") ? this.words : ""
    // A draft may have come back without anybody typing.
    this.typed()
  }

  disconnectedCallback() {
    clearTimeout(this.timer)
    this.asking?.abort()
    this.leaving.abort()
  }

  get words() {
    const words = this.field.value.trim()
    return words.length < SHORTEST ? "" : words
  }

  typed() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.ask(), PAUSE)
  }

  async ask() {
    const words = this.words
    if (words === this.known) return
    this.known = words
    this.asking?.abort()
    this.asking = new AbortController()
    try {
      this.show(words ? await this.answer(words) : "")
    } catch (error) {
      if (error.name !== "AbortError") this.show("")
    }
  }

  async answer(words) {
    const answer = await fetch(`/similar?${new URLSearchParams({ title: words, kind: this.getAttribute("kind") })}`, { signal: this.asking.signal })
    return answer.ok && !answer.redirected ? answer.text() : ""
  }

  // Only what has changed: the sentence is read aloud anew, and a list somebody stands in stays.
  show(piece) {
    const next = new DOMParser().parseFromString(piece, "text/html")
    const list = this.querySelector("ul"), said = this.querySelector("[role=status]")
    const found = next.querySelector("ul")?.innerHTML ?? "", words = next.querySelector("[role=status]")?.textContent ?? ""
    if (list.innerHTML !== found) list.innerHTML = found
    if (said.textContent !== words) said.textContent = words
  }
}

customElements.define("similar-things", SimilarThings)
