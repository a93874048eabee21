#include "hub/services/views/own.hpp"

#include "hub/rules/codes.hpp"
#include "hub/services/views/rows.hpp"
#include "matching/cell.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace services::views {

namespace {

using hub::OfferState;
using hub::RequestState;

constexpr matching::Metres near_by{2000};

bool is_gone(OfferState state) {
    return state == OfferState::lapsed || state == OfferState::withdrawn;
}

// The last of this request's offers to them that they did not answer for good.
const hub::Offer* unanswered(const hub::Volunteer& volunteer, const hub::Request& request) {
    const hub::Offer* offer = request.offer_to(volunteer.id);
    if (offer == nullptr) return nullptr;
    const bool shown = is_gone(offer->state) || offer->state == OfferState::proposed ||
                       offer->state == OfferState::countered || offer->state == OfferState::backup;
    return shown ? offer : nullptr;
}

// When its code went to rest; of one whose time is over and that nobody moved yet, the end of its
// time.
std::optional<hub::TimePoint> gone_since(const hub::Volunteer& volunteer, const hub::Offer& offer) {
    if (offer.state == OfferState::proposed) return offer.lapses_at;
    for (const hub::RestingCode& resting : volunteer.resting_codes) {
        if (resting.offer == offer.id) return resting.until - rules::code_rest;
    }
    return std::nullopt;
}

std::vector<std::string> why_asked(const hub::Volunteer& volunteer,
                                   const hub::Group& group,
                                   const hub::Request& request,
                                   const hub::Offer& offer,
                                   const std::string& residents_language,
                                   matching::Metres away) {
    std::vector<std::string> why;
    if (away <= near_by) why.emplace_back("near");
    const auto& needs = volunteer.needs;
    if (std::find(needs.begin(), needs.end(), request.need) != needs.end())
        why.emplace_back("need");
    const auto& spoken = volunteer.languages;
    const bool shared = std::find(spoken.begin(), spoken.end(), residents_language) != spoken.end();
    if (shared && residents_language != group.language) why.emplace_back("speaks_language");
    if (!offer.by_hand.empty()) why.emplace_back("by_hand");
    return why;
}

}  // namespace

std::vector<hub::RequestId> offered_requests(const hub::Volunteer& volunteer) {
    std::set<hub::RequestId> ids;
    for (const hub::OpenOffer& open : volunteer.open_offers) ids.insert(open.request);
    for (const hub::RestingCode& resting : volunteer.resting_codes) ids.insert(resting.request);
    return {ids.begin(), ids.end()};
}

std::optional<hub::MyOfferView> my_offer(const hub::Volunteer& volunteer,
                                         const hub::Group& group,
                                         const hub::Request& request,
                                         const std::string& residents_language,
                                         hub::TimePoint now) {
    const hub::Offer* offer = unanswered(volunteer, request);
    if (offer == nullptr) return std::nullopt;
    const bool over = offer->state == OfferState::proposed && offer->lapses_at <= now;
    const OfferState state = over ? OfferState::lapsed : offer->state;
    if (is_gone(state)) {
        const auto since = gone_since(volunteer, *offer);
        if (!since || now - *since >= gone_offers_stay) return std::nullopt;
    }
    const matching::Metres away = matching::rounded_distance(
        matching::distance(volunteer.home.centre, matching::coarse(request.place.centre)));
    return hub::MyOfferView{
        .request = request.id,
        .offer = offer->id,
        .state = state,
        .code = offer->code,
        .need = request.need,
        .urgency = request.urgency,
        .place = request.place.name,
        .away = away,
        .window = request.window,
        .lapses_at = offer->lapses_at,
        .why = why_asked(volunteer, group, request, *offer, residents_language, away)};
}

void sort_offers(std::vector<hub::MyOfferView>& offers) {
    const auto key = [](const hub::MyOfferView& offer) {
        return std::tuple(is_gone(offer.state),
                          offer.state != OfferState::proposed,
                          offer.urgency != hub::Urgency::urgent,
                          offer.lapses_at,
                          offer.offer);
    };
    std::sort(offers.begin(), offers.end(), [&](const auto& one, const auto& other) {
        return key(one) < key(other);
    });
}

const hub::Offer* task_offer(const hub::Volunteer& volunteer,
                             const hub::Task& task,
                             const hub::Request& request) {
    if (!volunteer.approved || volunteer.id.empty() || request.id != task.request) return nullptr;
    const bool to_be_done =
        request.state == RequestState::open || request.state == RequestState::filled;
    const hub::Offer* offer = request.offer(task.offer);
    if (!to_be_done || offer == nullptr || offer->to != volunteer.id) return nullptr;
    return offer->state == OfferState::accepted ? offer : nullptr;
}

hub::MyTaskView my_task(const hub::Request& request,
                        const hub::Offer& offer,
                        const hub::Person& resident,
                        const hub::Group& group) {
    const bool is_paid =
        request.who_pays != hub::WhoPays::unasked && request.who_pays != hub::WhoPays::nobody;
    return {.request = request.id,
            .offer = offer.id,
            .code = offer.code,
            .reference = request.reference,
            .state = request.state,
            .need = request.need,
            .urgency = request.urgency,
            .resident = first_name(resident.name),
            .street = request.street,
            .place = request.place.name,
            .words = request.words,
            .window = request.window,
            .who_pays = request.who_pays,
            .spending_limit_pence = is_paid ? group.spending_limit_pence : 0,
            .doorstep_word = request.doorstep_word,
            .expected_at = offer.expected_at};
}

hub::MyAvailabilityView my_availability(const hub::Volunteer& volunteer, const hub::Group& group) {
    return {.approved = volunteer.approved,
            .needs = volunteer.needs,
            .possible_needs = group.needs,
            .available = volunteer.available,
            .reach = volunteer.reach,
            .offers_per_day = volunteer.offers_per_day,
            .paused_until = volunteer.paused_until};
}

const hub::Offer* coming(const hub::Request& request) {
    const auto found =
        std::find_if(request.offers.begin(), request.offers.end(), [](const auto& offer) {
            return offer.state == OfferState::accepted;
        });
    return found == request.offers.end() || is_over(request.state) ? nullptr : &*found;
}

hub::MyRequestView my_request(const hub::Request& request, const People& people) {
    hub::MyRequestView view{.request = request.id,
                            .reference = request.reference,
                            .state = request.state,
                            .need = request.need,
                            .window = request.window,
                            .asked = static_cast<int>(request.offers.size()),
                            .since = request.opened_at.value_or(request.created_at)};
    const hub::Offer* offer = coming(request);
    if (offer == nullptr) return view;
    view.helper = first_name(people.name(offer->to));
    view.doorstep_word = request.doorstep_word;
    view.expected_at = offer->expected_at;
    return view;
}

}  // namespace services::views
