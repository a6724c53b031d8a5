// The author's tools. Every form works without them; this makes writing pleasant.
import "./autosave.js";
import "./rich-text.js";
import "./add-menu.js";
import "./choosing.js";
import "./block-list.js";
import "./finding.js";
import "./grid-paste.js";
import "./history.js";
import "./hotspot.js";
import "./outline.js";
