import "htmx.org";
import "./flash.js";
import "./menus.js";
import "./lists.js";
