import * as Turbo from "vendor/turbo"
import "attach"
import "board"
import "palette"
import "clocks"
import "composer"
import "copying"
import "live"
import "looking"
import "menus"
import "similar"
import "tabs"
import "writing"
import "zones"

// Turbo's own bar needs a style element; ours is a rule on <html aria-busy>, which it sets anyway.
Turbo.config.drive.progressBarDelay = 2 ** 31 - 1

document.addEventListener("turbo:render", () => document.getElementById("errors")?.focus())
