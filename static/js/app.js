import * as Turbo from "vendor/turbo"
import "attach"
import "clocks"
import "composer"
import "copying"
import "live"
import "looking"
import "menus"
import "writing"
import "zones"

// Turbo's own bar needs a style element; ours is a rule on <html aria-busy>, which it sets anyway.
Turbo.config.drive.progressBarDelay = 2 ** 31 - 1

document.addEventListener("keydown", event => {
  if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return
  event.preventDefault()
  const field = document.querySelector("main [name=q], .rail [name=q]")
  if (field?.checkVisibility()) field.select()
  else Turbo.visit("/search")
})

document.addEventListener("turbo:render", () => document.getElementById("errors")?.focus())
