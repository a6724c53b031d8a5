// The author's tools. Every form works without them; this makes writing pleasant.
import "./autosave.js";
import "./rich-text.js";
import "./block-list.js";
import "./hotspot.js";
