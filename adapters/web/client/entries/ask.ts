// The page to ask on is a plain form; this only makes it kinder: nothing written is lost by a slip, nothing is sent twice,
// and what is wrong is where the reader looks.
import { keep_offline } from "../parts/keep_offline";
import { forms_once, show_problems } from "../parts/plain_forms";

keep_offline();
forms_once();
show_problems();
