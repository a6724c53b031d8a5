// The preview of a package: it plays as in the player, and nothing it sets leaves this window for good.
import "../player/package.js";
