// Around H5P content, on the packages' own origin: what its page (h5pcontent) tells goes on to the academy as values.
import { frame, hold, tell } from "../package/holder.js";

const MOST_EVENTS = 500; // the latest are kept, each under a number that comes round

hold({
  start(message) {
    const { item, run, began = Date.now() } = message;
    let events = message.told;
    const keep = (values) => tell({ type: "set", item, run, values, seconds: Math.floor(message.seconds + (Date.now() - began) / 1000) });
    // The content's page asks for this; it is on our origin, in our frame.
    window.player = {
      data: Object.entries(message.values).map(([name, value]) => [...name.split(".").slice(2), value]),
      name: message.learner.name,
      keep,
      height: (pixels) => tell({ type: "height", pixels }),
      tell(event, values) {
        keep({ ...values, [`h5p.event.${events % MOST_EVENTS}`]: JSON.stringify({ n: events, ...event }) });
        events += 1;
      },
    };
    frame.src = message.src;
  },
});
