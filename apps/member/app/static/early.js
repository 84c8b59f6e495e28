// What is done while the app is still on its way: the feed is asked for, and for who was here before its first card is drawn,
// to be looked at until the app draws it itself.
import question from "./feed-question.js";

const KEPT = "yousoon-config";
// Who comes for the first time is shown what this is, not a card.
const known = localStorage.getItem(KEPT) !== null;

// Where the API is, is said by the server; without a network it is where it was last time.
async function config() {
  try {
    const answer = await fetch("/config.json");
    const text = await answer.text();
    const said = JSON.parse(text);
    localStorage.setItem(KEPT, text);
    return said;
  } catch {
    return JSON.parse(localStorage.getItem(KEPT) ?? "{}");
  }
}

// As the app asks; an empty text when there is no answer, and the app asks itself.
async function answer() {
  try {
    const { apiUrl = "" } = await globalThis.yousoonSaid;
    const response = await fetch(`${apiUrl.replace(/\/+$/, "")}/graphql`, {
      method: "POST",
      credentials: "include",
      headers: {
        "Content-Type": "application/json",
        "Accept": "application/json",
        "Accept-Language": navigator.language.startsWith("fr") ? "fr" : "en",
        "X-Yousoon-Site": "member",
      },
      body: question,
    });
    return response.ok ? await response.text() : "";
  } catch {
    return "";
  }
}

function element(name, kind, text) {
  const made = document.createElement(name);
  made.className = kind;
  made.textContent = text;
  return made;
}

// The elements of the component kit's full card, without what can be touched.
function draw({ offer, venue }) {
  const [photo] = offer.photos;
  const card = element("div", "full-card starting-card", "");
  if (photo) {
    const frame = element("div", "picture", "");
    frame.style.setProperty("--photo-color", photo.color);
    const image = new Image();
    image.crossOrigin = "anonymous";
    image.sizes = "100vw";
    image.srcset = `${photo.small} 400w, ${photo.large} 800w`;
    image.src = photo.plain;
    frame.append(image);
    card.append(frame);
  }
  const foot = element("div", "full-card-foot", "");
  foot.append(element("p", "full-card-title", offer.title), element("p", "full-card-venue", venue.name));
  card.append(element("div", "full-card-shade", ""), foot);
  document.querySelector(".starting:only-child")?.replaceChildren(card);
}

globalThis.yousoonSaid = config();
if (location.pathname === "/") {
  globalThis.yousoonEarly = { question, answer: answer() };
  const text = known ? await globalThis.yousoonEarly.answer : "";
  const [first] = text === "" ? [] : (JSON.parse(text).data?.outings.nodes ?? []);
  if (first) {
    draw(first);
  }
}
