// Steps dragged between the columns of a board. A drop fills in and sends the form of the card's own menu, so that
// what a hand does and what the menu does is one thing; without a script the menu does it alone.
let held, home

class StepBoard extends HTMLElement {
  connectedCallback() {
    this.addEventListener("dragstart", this)
    this.addEventListener("dragover", this)
    this.addEventListener("drop", this)
    this.addEventListener("dragend", this)
  }

  handleEvent(event) {
    this[event.type](event)
  }

  dragstart(event) {
    held = event.target.closest?.("[data-step]")
    if (!held) return
    home = { list: held.parentElement, next: held.nextElementSibling }
    event.dataTransfer.effectAllowed = "move"
    event.dataTransfer.setData("text/plain", held.querySelector(".step-card__title").textContent)
    held.classList.add("step-card--held")
  }

  dragover(event) {
    const column = event.target.closest?.("[data-column]")
    if (!held || !column) return
    event.preventDefault()
    const next = this.nextIn(column, event.clientY)
    const list = column.querySelector("ol")
    if (held.parentElement !== list || held.nextElementSibling !== next) list.insertBefore(held, next)
  }

  drop(event) {
    const column = event.target.closest?.("[data-column]")
    if (!held || !column) return
    event.preventDefault()
    const form = held.querySelector("form")
    form.elements.before.value = held.nextElementSibling?.dataset.step ?? ""
    // The menu offers only the other columns; whichever button there is lends itself to the column dropped on.
    const button = form.querySelector("button[name=to]")
    button.disabled = false
    button.value = column.dataset.column
    held = null
    form.requestSubmit(button)
  }

  dragend(event) {
    event.target.classList?.remove("step-card--held")
    // Let go outside every column: back to where it was.
    if (held) home.list.insertBefore(held, home.next)
    held = null
  }

  nextIn(column, y) {
    const others = [...column.querySelectorAll("[data-step]")].filter(card => card !== held)
    return others.find(card => y < card.getBoundingClientRect().top + card.offsetHeight / 2) ?? null
  }
}

customElements.define("step-board", StepBoard)
