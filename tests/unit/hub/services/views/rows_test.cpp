#include "hub/services/views/rows.hpp"

#include "hub/services/views/figures.hpp"
#include "matching/cell.hpp"
#include "tests/unit/hub/services/views/sample.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace services::views;  // NOLINT(google-build-using-namespace)
using hub::AlertKind;
using hub::RequestState;
using hub::Trouble;
using support::ten;

hub::Alert alert(AlertKind kind, const std::string& request, const std::string& person = "rosa") {
    return {.id = {"a"}, .kind = kind, .person = {person}, .request = {request}};
}

hub::RowView row(const hub::Request& request, const std::vector<hub::Alert>& alerts = {}) {
    return row_of(request, support::sample_group(), Troubles(alerts), ten);
}

// A field more makes this fail to compile: then it must be asked whether it may hold something
// personal.
std::string words_of(const hub::RowView& row) {
    const auto& [request,
                 reference,
                 state,
                 need,
                 urgency,
                 place,
                 patch,
                 resident,
                 since,
                 window,
                 asked,
                 open_offers,
                 helpers,
                 helpers_wanted,
                 helper,
                 trouble,
                 claimed_by,
                 claimed_until,
                 lat,
                 lon] = row;
    static_cast<void>(state), static_cast<void>(urgency), static_cast<void>(since);
    static_cast<void>(window), static_cast<void>(asked), static_cast<void>(open_offers);
    static_cast<void>(helpers), static_cast<void>(helpers_wanted), static_cast<void>(trouble);
    static_cast<void>(claimed_until), static_cast<void>(lat), static_cast<void>(lon);
    return request.text + reference + need.text + place + patch + resident.reveal + helper.reveal +
           claimed_by.reveal;
}

}  // namespace

TEST_CASE("a row says what and where roughly, and nothing that is for the story only") {
    hub::Request request = support::sample_request("r");
    request.offers = {support::sample_offer("o1", "bo", hub::OfferState::accepted),
                      support::sample_offer("o2", "di", hub::OfferState::proposed)};
    request.claim = hub::Claim{.by = {"carol"}, .until = ten + std::chrono::minutes{1}};
    People people;
    people.add(support::sample_person("rosa", "Rosa Luz"));
    people.add(support::sample_person("bo", "Bo Berg"));
    people.add(support::sample_person("carol", "Carol Day"));
    hub::RowView shown = row(request);
    add_names(shown, request, people, ten);
    CHECK(words_of(shown) == "rR7shoppingE8 3eastRosa LuzBo BergCarol Day");
    CHECK(shown.asked == 2);
    CHECK(shown.open_offers == 1);
    CHECK(shown.helpers == 1);
    CHECK(shown.since == *request.opened_at);
    const matching::GeoPoint centre = matching::coarse(support::exact_door);
    CHECK(shown.lat == centre.latitude);
    CHECK(shown.lon == centre.longitude);
    CHECK(shown.lat != support::exact_door.latitude);
}

TEST_CASE("a claim that lapsed is not shown, and its name is not even asked for") {
    hub::Request request = support::sample_request("r");
    request.claim = hub::Claim{.by = {"carol"}, .until = ten};
    People people;
    people.add(support::sample_person("carol", "Carol Day"));
    hub::RowView shown = row(request);
    add_names(shown, request, people, ten);
    CHECK(shown.claimed_by.empty());
    CHECK_FALSE(shown.claimed_until);
    Wanted wanted;
    want_names(wanted, request, ten);
    CHECK(wanted.ids() == std::set<hub::PersonId>{{"rosa"}});
}

TEST_CASE("a place that is not known is on no map") {
    hub::Request request = support::sample_request("r");
    request.place = {};
    const hub::RowView shown = row(request);
    CHECK(shown.lat == 0);
    CHECK(shown.lon == 0);
    CHECK(shown.patch.empty());
}

TEST_CASE("the worst trouble is shown, whether an alert or the state tells it") {
    hub::Request request = support::sample_request("r");
    CHECK(row(request).trouble == Trouble::none);
    CHECK(row(request, {alert(AlertKind::danger, "another")}).trouble == Trouble::none);
    CHECK(row(request, {alert(AlertKind::ring, "r")}).trouble == Trouble::none);
    CHECK(row(request, {alert(AlertKind::message_failed, "r"), alert(AlertKind::worried, "r")})
              .trouble == Trouble::worried);
    // Danger is heard from a person, about no request.
    CHECK(row(request, {alert(AlertKind::danger, "")}).trouble == Trouble::danger);
    CHECK(row(request, {alert(AlertKind::danger, "", "somebody")}).trouble == Trouble::none);
    request.window.until = ten - std::chrono::milliseconds{1};
    CHECK(row(request).trouble == Trouble::overdue);
    CHECK(row(request, {alert(AlertKind::nobody_found, "r")}).trouble == Trouble::overdue);
    request.state = RequestState::done;
    CHECK(row(request).trouble == Trouble::none);
    request.state = RequestState::unmet;
    CHECK(row(request).trouble == Trouble::nobody_found);
}

TEST_CASE("danger first, then one's own patch, trouble, what is urgent, what waits longest") {
    const auto with = [](const std::string& id,
                         Trouble trouble,
                         hub::Urgency urgency,
                         const std::string& patch,
                         int waiting) {
        hub::RowView made;
        made.request = {id};
        made.trouble = trouble;
        made.urgency = urgency;
        made.patch = patch;
        made.since = ten - std::chrono::minutes{waiting};
        return made;
    };
    using enum hub::Urgency;
    std::vector<hub::RowView> rows{with("new", Trouble::none, normal, "east", 1),
                                   with("old", Trouble::none, normal, "", 90),
                                   with("urgent", Trouble::none, urgent, "", 2),
                                   with("late", Trouble::overdue, normal, "", 3),
                                   with("north", Trouble::none, normal, "north", 4),
                                   with("danger", Trouble::danger, normal, "", 5)};
    const auto order = [&](const std::string& reader) {
        sort_by_pressure(rows, support::sample_group(), {reader});
        std::string ids;
        for (const hub::RowView& one : rows) ids += one.request.text + " ";
        return ids;
    };
    CHECK(order("nobody") == "danger late urgent old north new ");
    CHECK(order("lead") == "danger north late urgent old new ");
    CHECK(order("") == "danger late urgent old north new ");
}

TEST_CASE("a count from one to four is hidden, none and five are told") {
    std::vector<hub::Request> requests;
    const auto find = [&](const std::string& name) {
        for (const hub::FigureView& one : figures(requests, {}).figures) {
            if (one.name == name) return one;
        }
        FAIL("no figure " + name);
        return hub::FigureView{};
    };
    CHECK(find("requests_open") ==
          hub::FigureView{.name = "requests_open", .count = 0, .few = false});
    for (int count = 1; count <= 6; ++count) {
        hub::Request request = support::sample_request("r" + std::to_string(count));
        request.offers = {support::sample_offer("o", "bo", hub::OfferState::accepted)};
        request.offers[0].answered_at = *request.opened_at + std::chrono::minutes{10 * count};
        requests.push_back(request);
        const hub::FigureView open = find("requests_open");
        CHECK(open.few == (count < 5));
        CHECK(open.count == (count < 5 ? 0 : count));
        const hub::FigureView wait = find("median_minutes_to_first_yes");
        CHECK(wait.few == (count < 5));
        CHECK(wait.count == (count < 5 ? 0 : count == 5 ? 30 : 40));
    }
}

TEST_CASE("figures say nothing but fixed words and numbers") {
    const std::vector<hub::Request> requests(7, support::sample_request("CANARY-id"));
    const std::vector<hub::Volunteer> volunteers(6, support::sample_volunteer("CANARY-volunteer"));
    for (const auto& [name, count, few] : figures(requests, volunteers).figures) {
        CHECK(name.find("CANARY") == std::string::npos);
        CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos);
        CHECK((count == 0 || count >= 5));
        CHECK((!few || count == 0));
    }
}
