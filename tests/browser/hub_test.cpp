// What people do with the pages before the real hub: two nodes on one Redis, with a gateway for
// texts; and the demo.

#include "tests/browser/script.hpp"
#include "tests/end_to_end/two_nodes.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace {

using end_to_end::Gateway;

// A group with two who shop and one who walks dogs, and two who are invited to its desk, one on
// each node.
void play(const std::string& name) {
    const end_to_end::TwoNodes hub;
    end_to_end::add_group(hub.data.path());
    end_to_end::add_volunteers(hub.data.path(),
                               {"Ann Ash,+447700900101,E8 3,shopping",
                                "Bo Birch,+447700900102,E8 4,shopping",
                                "Eve Elm,+447700900105,E8 3,dog walking"});
    const std::string link = end_to_end::invite(hub.data.path(), "Kay Lane", "+447700900701");
    const std::string other_link =
        end_to_end::invite(hub.other_data.path(), "Max Reed", "+447700900702");
    const support::TemporaryFolder folder;
    browser_test::run_script(folder.path(),
                             {"hub",
                              name,
                              "--one",
                              hub.one->url(),
                              "--other",
                              hub.other->url(),
                              "--gateway",
                              hub.gateway.url(),
                              "--secret",
                              Gateway::secret,
                              "--hub_number",
                              Gateway::hub_number,
                              "--link",
                              link,
                              "--other_link",
                              other_link});
    CHECK(hub.gateway.violations().empty());
}

}  // namespace

TEST_CASE(
    "before the real hub: a coordinator signs in again, takes a phoned request by keys alone, sees "
    "offers and answers "
    "arrive on both nodes' desks, and ticks off whom to ring") {
    play("desk");
}

TEST_CASE(
    "before the real hub: claimed, undone, noted, given by hand, opened again and cancelled, and "
    "each step is seen on the "
    "other node's desk with who looks at what") {
    play("hands");
}

TEST_CASE(
    "before the real hub: a resident without script asks one node, a volunteer's page on the other "
    "node gets the offer "
    "live and takes it with one tap, the desk and the resident's page say so") {
    play("nodes");
}

TEST_CASE(
    "before the real hub: without script a wrong form is told, a request is looked at and "
    "cancelled by a code, and one is "
    "asked for a neighbour") {
    play("plain");
}

TEST_CASE(
    "before the real hub: words that would be scripts come in through every door and stay words on "
    "every page") {
    play("words");
}

TEST_CASE(
    "before the demo: a newcomer's simulated phone asks, neighbours answer by themselves, the desk "
    "sees it all") {
    const support::TemporaryFolder data;
    const support::HubProcess hub{{"--demo", "--data", data.path().string()}};
    const support::TemporaryFolder folder;
    browser_test::run_script(folder.path(),
                             {"hub", "demo", "--one", hub.url(), "--volunteer", "+447700900150"});
}
