import { open_page } from "../parts/frame";
import { follow_address } from "../parts/route";
import { Desk } from "../pages/desk/desk";

follow_address();
open_page(<Desk />);
