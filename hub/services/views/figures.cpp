#include "hub/services/views/figures.hpp"

#include <algorithm>
#include <optional>

namespace services::views {

namespace {

using hub::RequestState;

constexpr std::size_t fewest_shown = 5;

struct Counted {
    RequestState state{};
    const char* name{};
};
// Drafts and abandoned ones are words half said: they are not counted.
constexpr Counted counted[] = {{RequestState::open, "requests_open"},
                               {RequestState::filled, "requests_filled"},
                               {RequestState::done, "requests_done"},
                               {RequestState::closed, "requests_closed"},
                               {RequestState::cancelled, "requests_cancelled"},
                               {RequestState::unmet, "requests_unmet"}};

hub::FigureView figure(const char* name, std::size_t count) {
    if (count > 0 && count < fewest_shown) return {.name = name, .few = true};
    return {.name = name, .count = static_cast<int>(count)};
}

std::optional<std::chrono::minutes> minutes_to_first_yes(const hub::Request& request) {
    if (!request.opened_at) return std::nullopt;
    std::optional<hub::TimePoint> first;
    for (const hub::Offer& offer : request.offers) {
        // Of one that is fulfilled or released the record no longer says when the yes was.
        if (offer.state != hub::OfferState::accepted || !offer.answered_at) continue;
        if (!first || *offer.answered_at < *first) first = offer.answered_at;
    }
    if (!first || *first < *request.opened_at) return std::nullopt;
    return std::chrono::duration_cast<std::chrono::minutes>(*first - *request.opened_at);
}

hub::FigureView median_wait(const std::vector<hub::Request>& requests) {
    std::vector<std::chrono::minutes> waits;
    for (const hub::Request& request : requests) {
        if (const auto wait = minutes_to_first_yes(request)) waits.push_back(*wait);
    }
    hub::FigureView view{.name = "median_minutes_to_first_yes"};
    view.few = waits.size() < fewest_shown;
    if (view.few) return view;
    const auto middle = waits.begin() + static_cast<std::ptrdiff_t>(waits.size() / 2);
    std::nth_element(waits.begin(), middle, waits.end());
    view.count = static_cast<int>(middle->count());
    return view;
}

}  // namespace

hub::FiguresView figures(const std::vector<hub::Request>& requests,
                         const std::vector<hub::Volunteer>& volunteers) {
    hub::FiguresView view;
    for (const Counted& one : counted) {
        const auto count =
            std::count_if(requests.begin(), requests.end(), [&](const auto& request) {
                return request.state == one.state;
            });
        view.figures.push_back(figure(one.name, static_cast<std::size_t>(count)));
    }
    const auto active =
        std::count_if(volunteers.begin(), volunteers.end(), [](const auto& volunteer) {
            return volunteer.approved && !volunteer.stopped;
        });
    view.figures.push_back(figure("volunteers", static_cast<std::size_t>(active)));
    view.figures.push_back(median_wait(requests));
    return view;
}

}  // namespace services::views
