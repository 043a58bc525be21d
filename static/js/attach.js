// <attach-files href="/files"> inside a form: what is chosen, dropped or pasted is sent ahead, one after the other;
// the rows that come back stand in the form. Without this the files simply travel with the form.
class AttachFiles extends HTMLElement {
  waiting = 0
  line = Promise.resolve()

  connectedCallback() {
    this.form = this.closest("form")
    this.list = this.querySelector("[data-list]")
    this.input = this.querySelector("input[type=file]")
    this.ears = new AbortController()
    const on = (target, name, hear) => target.addEventListener(name, hear, { signal: this.ears.signal })
    on(this.input, "change", () => this.take(this.input.files))
    on(this.form, "paste", event => this.pasted(event))
    on(this.form, "dragover", event => this.over(event))
    on(this.form, "dragleave", event => this.form.contains(event.relatedTarget) || this.form.classList.remove("is-over"))
    on(this.form, "drop", event => this.dropped(event))
    on(this.form, "submit", event => this.hold(event))
    on(this, "click", event => this.leaveOut(event))
    on(this, "keydown", event => event.key === "Enter" && event.target.matches(".input") && event.preventDefault())
  }

  disconnectedCallback() {
    this.ears.abort()
  }

  pasted(event) {
    const files = [...event.clipboardData.files]
    // Text copied from an office program comes with a picture of itself.
    if (!files.length || event.clipboardData.types.includes("text/plain")) return
    event.preventDefault()
    this.take(files)
  }

  over(event) {
    if (!event.dataTransfer.types.includes("Files")) return
    event.preventDefault()
    this.form.classList.add("is-over")
  }

  dropped(event) {
    this.form.classList.remove("is-over")
    if (!event.dataTransfer.files.length) return
    event.preventDefault()
    this.take(event.dataTransfer.files)
  }

  take(files) {
    for (const file of files) {
      this.waiting += 1
      const row = this.list.appendChild(Object.assign(document.createElement("li"), { className: "attached__file is-sending" }))
      const bar = Object.assign(document.createElement("progress"), { max: 1, value: 0, ariaLabel: `Sending ${file.name}` })
      row.append(Object.assign(document.createElement("span"), { className: "attached__main", textContent: file.name }), bar)
      this.line = this.line.then(() => this.send(file, row, bar)).finally(() => this.settled())
    }
    this.input.value = ""
  }

  send(file, row, bar) {
    return new Promise(done => {
      const call = new XMLHttpRequest()
      const body = new FormData()
      body.append("files", file, file.name)
      call.upload.onprogress = event => event.lengthComputable && (bar.value = event.loaded / event.total)
      call.onload = () => done(this.answered(call, file, row))
      call.onerror = call.ontimeout = () => done(this.failed(row, `“${file.name}” did not get through. Add it again.`))
      call.open("POST", this.getAttribute("href"))
      call.send(body)
    })
  }

  answered(call, file, row) {
    if (call.status === 413) return this.failed(row, `“${file.name}” is larger than fits here.`)
    if (call.status === 429) return this.failed(row, `“${file.name}”: that was a lot at once. Wait a minute, then add it again.`)
    if (call.status === 401) return this.failed(row, `“${file.name}”: your sign-in has ended.`)
    if (call.status !== 201 && call.status !== 422) return this.failed(row, `“${file.name}” could not be kept. Add it again.`)
    const rows = document.createRange().createContextualFragment(call.responseText)
    if (call.status === 422 && !rows.querySelector("li")) return this.failed(row, `“${file.name}” could not be kept.`)
    const field = rows.querySelector(".input")
    this.say(call.status === 201 ? `${file.name} is attached.` : rows.textContent.trim())
    row.replaceWith(rows)
    // A pasted picture has no words yet; whoever types goes on typing, whoever chose a file describes it next.
    if (field && !this.form.querySelector("textarea:focus")) field.focus({ preventScroll: true })
  }

  failed(row, words) {
    row.className = "attached__refused"
    row.textContent = words
    this.say(words)
  }

  settled() {
    this.waiting -= 1
    if (this.waiting || !this.held) return
    this.held = false
    this.say("")
    if (!this.list.querySelector(".attached__refused")) this.form.requestSubmit()
  }

  // What is on its way arrives before the form leaves.
  hold(event) {
    if (!this.waiting) return
    event.preventDefault()
    event.stopImmediatePropagation()
    this.held = true
    this.say("This is sent as soon as the files are there.")
  }

  leaveOut(event) {
    const row = event.target.closest("[data-remove]")?.closest("li")
    if (!row) return
    const key = row.querySelector("[name=file]").value
    this.say(`${row.querySelector("label").textContent} is left out.`)
    row.remove()
    fetch(`${this.getAttribute("href")}/${key}/delete`, { method: "POST" })
    this.input.focus()
  }

  say(words) {
    this.querySelector("[data-said]").textContent = words
  }
}

customElements.define("attach-files", AttachFiles)
