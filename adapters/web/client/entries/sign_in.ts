import { forms_once, show_problems } from "../parts/plain_forms";

forms_once();
show_problems();
