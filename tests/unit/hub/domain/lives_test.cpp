// The lives of requests, offers and messages over every pair of states, against drawings made here.

#include "hub/domain/request.hpp"
#include "hub/messages.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <utility>

using hub::MessageState;
using hub::OfferState;
using hub::RequestState;

namespace {

const std::map<RequestState, std::string> request_names{{RequestState::draft, "draft"},
                                                        {RequestState::open, "open"},
                                                        {RequestState::filled, "filled"},
                                                        {RequestState::done, "done"},
                                                        {RequestState::closed, "closed"},
                                                        {RequestState::cancelled, "cancelled"},
                                                        {RequestState::unmet, "unmet"},
                                                        {RequestState::abandoned, "abandoned"}};

const std::map<OfferState, std::string> offer_names{{OfferState::proposed, "proposed"},
                                                    {OfferState::accepted, "accepted"},
                                                    {OfferState::declined, "declined"},
                                                    {OfferState::countered, "countered"},
                                                    {OfferState::lapsed, "lapsed"},
                                                    {OfferState::withdrawn, "withdrawn"},
                                                    {OfferState::backup, "backup"},
                                                    {OfferState::released, "released"},
                                                    {OfferState::fulfilled, "fulfilled"}};

const std::map<MessageState, std::string> message_names{{MessageState::queued, "queued"},
                                                        {MessageState::sending, "sending"},
                                                        {MessageState::unknown, "unknown"},
                                                        {MessageState::sent, "sent"},
                                                        {MessageState::failed, "failed"},
                                                        {MessageState::expired, "expired"},
                                                        {MessageState::cancelled, "cancelled"},
                                                        {MessageState::delivered, "delivered"},
                                                        {MessageState::read, "read"}};

// One line per state: who may become whom. What is not drawn may not be.
const std::string life_of_a_request = R"(
draft     -> open cancelled abandoned
open      -> filled cancelled unmet
filled    -> open done cancelled
done      -> closed open
unmet     -> open closed
closed    ->
cancelled ->
abandoned ->
)";

const std::string life_of_an_offer = R"(
proposed  -> accepted declined countered lapsed withdrawn backup
countered -> accepted declined lapsed withdrawn
lapsed    -> accepted backup
withdrawn -> accepted backup
backup    -> accepted declined withdrawn
accepted  -> released fulfilled
declined  ->
released  ->
fulfilled ->
)";

const std::string life_of_a_message = R"(
queued    -> sending unknown sent failed expired delivered read cancelled
sending   -> unknown sent failed expired delivered read
unknown   -> sent failed expired delivered read
sent      -> failed expired delivered read
failed    -> delivered read
expired   -> delivered read
delivered -> read
read      ->
cancelled ->
)";

using Steps = std::set<std::pair<std::string, std::string>>;

// Fills in the steps of a drawing and gives the number of its lines.
std::size_t read_drawing(const std::string& drawing, Steps& steps) {
    std::istringstream lines{drawing};
    std::string line;
    std::size_t count = 0;
    while (std::getline(lines, line)) {
        std::istringstream words{line};
        std::string from;
        std::string arrow;
        if (!(words >> from >> arrow)) continue;
        ++count;
        for (std::string to; words >> to;) steps.emplace(from, to);
    }
    return count;
}

template <class State>
void check_every_pair(const std::map<State, std::string>& names, const std::string& drawing) {
    Steps drawn;
    REQUIRE(read_drawing(drawing, drawn) == names.size());
    std::size_t allowed = 0;
    for (const auto& [from, name_of_from] : names) {
        for (const auto& [to, name_of_to] : names) {
            CAPTURE(name_of_from, name_of_to);
            CHECK(hub::may_become(from, to) == drawn.contains({name_of_from, name_of_to}));
            if (hub::may_become(from, to)) ++allowed;
        }
    }
    CHECK(allowed == drawn.size());  // the drawing names no state that is not there
}

}  // namespace

TEST_CASE("a request lives as drawn, over every pair of states") {
    CHECK(std::size(hub::all_request_states) == request_names.size());
    check_every_pair(request_names, life_of_a_request);
}

TEST_CASE("an offer lives as drawn, over every pair of states") {
    CHECK(std::size(hub::all_offer_states) == offer_names.size());
    check_every_pair(offer_names, life_of_an_offer);
}

TEST_CASE("a message lives as drawn, over every pair of states") {
    CHECK(std::size(hub::all_message_states) == message_names.size());
    check_every_pair(message_names, life_of_a_message);
}

TEST_CASE("the lists of all states name each once") {
    CHECK(std::set<RequestState>(std::begin(hub::all_request_states),
                                 std::end(hub::all_request_states))
              .size() == 8);
    CHECK(std::set<OfferState>(std::begin(hub::all_offer_states), std::end(hub::all_offer_states))
              .size() == 9);
    CHECK(std::set<MessageState>(std::begin(hub::all_message_states),
                                 std::end(hub::all_message_states))
              .size() == 9);
}

TEST_CASE("nothing becomes what it is already") {
    for (const auto state : hub::all_request_states) CHECK_FALSE(hub::may_become(state, state));
    for (const auto state : hub::all_offer_states) CHECK_FALSE(hub::may_become(state, state));
    for (const auto state : hub::all_message_states) CHECK_FALSE(hub::may_become(state, state));
}

TEST_CASE("a value that is no state leads nowhere") {
    const auto no_request = static_cast<RequestState>(99);
    const auto no_offer = static_cast<OfferState>(99);
    for (const auto state : hub::all_request_states)
        CHECK_FALSE(hub::may_become(no_request, state));
    for (const auto state : hub::all_offer_states) CHECK_FALSE(hub::may_become(no_offer, state));
    for (const auto state : hub::all_message_states)
        CHECK_FALSE(hub::may_become(static_cast<MessageState>(99), state));
}

TEST_CASE("reports of a message, in any order and repeated, end at the highest rank") {
    using enum MessageState;
    std::vector<MessageState> reports{unknown, sent, failed, delivered, sent, read};
    std::sort(reports.begin(), reports.end());
    do {
        MessageState now = sending;
        for (const auto report : reports) {
            if (hub::may_become(now, report)) now = report;
        }
        REQUIRE(now == read);
    } while (std::next_permutation(reports.begin(), reports.end()));
}

TEST_CASE("failed and expired share a rank: the first of them stays") {
    CHECK(hub::rank(MessageState::failed) == hub::rank(MessageState::expired));
    CHECK_FALSE(hub::may_become(MessageState::failed, MessageState::expired));
    CHECK_FALSE(hub::may_become(MessageState::expired, MessageState::failed));
}
