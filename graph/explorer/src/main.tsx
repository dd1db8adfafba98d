import { render } from "preact";
import "@preact/signals";
import { App } from "./app";
import { keepData } from "./model/data";
import { keepDensity } from "./model/density";
import { keepAddress } from "./model/state";
import { keepTheme } from "./model/theme";
import "./style.css";

keepTheme();
keepAddress();
keepData();
keepDensity();
const root = document.getElementById("app");
if (root) render(<App />, root);
