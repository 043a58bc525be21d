// Moments are sent in UTC; here they learn the clock of whoever reads. Nothing moves: words only become others of their length.
const ours = "en-GB"
const whole = new Intl.DateTimeFormat(ours, { dateStyle: "full", timeStyle: "short" })
const short = new Intl.DateTimeFormat(ours, { weekday: "short", hour: "2-digit", minute: "2-digit" })
const WEEK = 7 * 86400000

export function setClocks() {
  for (const time of document.querySelectorAll("time[datetime*=T]")) {
    const at = new Date(time.dateTime)
    if (Number.isNaN(at.getTime())) continue
    time.title = whole.format(at)
    if (time.dataset.clock === "whole") time.textContent = time.title
    else if ("clock" in time.dataset && Date.now() - at < WEEK) time.textContent = short.format(at).replace(",", "")
  }
}

for (const event of ["turbo:load", "turbo:render"]) document.addEventListener(event, setClocks)
