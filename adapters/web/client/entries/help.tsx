import { open_page } from "../parts/frame";
import { follow_address } from "../parts/route";
import { Help } from "../pages/help/help";

follow_address();
open_page(<Help />);
