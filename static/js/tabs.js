// On a narrow screen the tab one is on may lie beyond the edge.
const show = () => {
  for (const tab of document.querySelectorAll(".tabs > [aria-current]")) {
    const row = tab.parentElement
    row.scrollLeft = tab.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2
  }
}

document.addEventListener("turbo:load", show)
