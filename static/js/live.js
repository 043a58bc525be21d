// Real time is a doorbell: the socket says which stream is stale, the page asks again through the front door.
import { visit, session } from "vendor/turbo"
import { io } from "vendor/socket.io"
import { refreshParts } from "parts"

let socket
const watching = new Map()

function connected() {
  if (!socket) {
    socket = io({ transports: ["websocket", "polling"] })
    socket.on("connect", () => watching.forEach((_, stream) => socket.emit("watch", { stream })))
    socket.on("stale", ring)
    socket.io.on("reconnect", () => refreshParts())
  }
  return socket
}

// Home is all of one's groups: their bells are its bells.
function ring(message) {
  const streams = message.stream.startsWith("group:") ? [message.stream, "home"] : [message.stream]
  streams.forEach(stream => watching.get(stream)?.forEach(element => element.hear(message)))
}

function watch(stream, element) {
  if (!watching.has(stream)) {
    watching.set(stream, new Set())
    if (connected().connected) socket.emit("watch", { stream })
  }
  watching.get(stream).add(element)
}

function leave(stream, element) {
  const elements = watching.get(stream)
  elements?.delete(element)
  if (elements?.size) return
  watching.delete(stream)
  socket?.emit("leave", { stream })
}

// <watch-stream name="group:3" kinds="Posted Shared" word="new" words="new" since="812" quiet keep-place>
// Events of those kinds, later than the one the page was drawn with, wait behind a button. Any other kind
// refreshes the parts marked data-live, unless `quiet`. `keep-place`: what is new is morphed in where one is.
class WatchStream extends HTMLElement {
  static observedAttributes = ["since"]
  waiting = new Set()

  attributeChangedCallback() {
    this.waiting.clear()
  }

  connectedCallback() {
    this.kinds = this.getAttribute("kinds")?.split(" ").filter(Boolean) ?? []
    this.stream = this.getAttribute("name")
    watch(this.stream, this)
  }

  disconnectedCallback() {
    leave(this.stream, this)
  }

  hear({ event, kind, thread }) {
    if (event <= Number(this.getAttribute("since"))) return
    if (this.kinds.length && !this.kinds.includes(kind)) return this.hasAttribute("quiet") || refreshParts()
    this.waiting.add(this.stream.startsWith("thread:") ? event : thread ?? event)
    this.show()
  }

  show() {
    const number = this.waiting.size
    const word = number === 1 ? this.getAttribute("word") ?? "new" : this.getAttribute("words") ?? this.getAttribute("word") ?? "new"
    let button = this.querySelector("button")
    if (!button) {
      this.className = "pill"
      this.role = "status"
      button = this.appendChild(Object.assign(document.createElement("button"), { type: "button" }))
      button.addEventListener("click", () => this.fetch())
    }
    button.textContent = `${number} ${word}`
  }

  fetch() {
    if (this.hasAttribute("keep-place")) session.refresh(location.origin + location.pathname + location.search)
    else visit(location.pathname + location.search, { action: "replace" })
  }
}

// <inbox-stream name="person:7"> keeps the number beside Inbox true, here and in the tab's title.
class InboxStream extends HTMLElement {
  connectedCallback() {
    this.stream = this.getAttribute("name")
    watch(this.stream, this)
  }

  disconnectedCallback() {
    leave(this.stream, this)
  }

  hear() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.count(), 300)
  }

  async count() {
    const answer = await fetch("/inbox/count", { headers: { Accept: "application/json" } })
    if (!answer.ok) return
    const number = Number((await answer.text()).replace(/\D/g, ""))
    document.querySelectorAll("[data-inbox-count]").forEach(badge => (badge.textContent = number || ""))
    document.title = (number ? `(${number}) ` : "") + document.title.replace(/^\(\d+\) /, "")
  }
}

customElements.define("watch-stream", WatchStream)
customElements.define("inbox-stream", InboxStream)
