import "htmx.org";
import "./flash.js";
import "./menus.js";
import "./kept.js";
import "./lists.js";
