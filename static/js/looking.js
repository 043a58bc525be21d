// <mark-looked href="/g/repair/looks"> moves one's own bookmark once the page has been in front for a moment.
class MarkLooked extends HTMLElement {
  connectedCallback() {
    this.timer = setTimeout(() => document.hidden || navigator.sendBeacon(this.getAttribute("href"), new FormData()), 2500)
  }

  disconnectedCallback() {
    clearTimeout(this.timer)
  }
}

customElements.define("mark-looked", MarkLooked)
