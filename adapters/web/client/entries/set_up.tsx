import { open_page } from "../parts/frame";
import { SetUp } from "../pages/set_up/set_up";

open_page(<SetUp />);
