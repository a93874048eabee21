#include "adapters/json/words.hpp"
#include "adapters/web/forms/ask_door.hpp"
#include "hub/domain/time.hpp"

namespace web {

namespace asio = boost::asio;

namespace {

constexpr const char* months[] = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string clock_text(const hub::LocalTime& shown) {
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return two(shown.hour) + ":" + two(shown.minute);
}

// "21 Nov 14:00 - 18:00": the end's day only when it is another one.
std::string window_text(const hub::TimeZone& zone, const hub::Window& window) {
    const hub::LocalTime from = hub::local_time(zone, window.from);
    const hub::LocalTime until = hub::local_time(zone, window.until);
    const auto day = [](const hub::LocalTime& at) {
        return std::to_string(static_cast<unsigned>(at.date.day())) + " " +
               months[static_cast<unsigned>(at.date.month()) - 1] + " ";
    };
    return day(from) + clock_text(from) + " - " + (from.date == until.date ? "" : day(until)) +
           clock_text(until);
}

StatusLine line_of(const hub::MyRequestView& request, const hub::TimeZone& zone) {
    using hub::RequestState;
    const RequestState state = request.state;
    return {.request = request.request.text,
            .reference = request.reference,
            .state = std::string(json::word(state)),
            .need = request.need.text,
            .when = window_text(zone, request.window),
            .helper = request.helper.reveal,
            .doorstep_word = request.doorstep_word,
            .asked = state == RequestState::open ? std::to_string(request.asked) : "",
            .may_cancel = state == RequestState::draft || state == RequestState::open ||
                          state == RequestState::filled,
            .may_confirm = state == RequestState::done};
}

}  // namespace

void StatusDoor::add_to(http::Routes& routes) {
    routes.add("GET", "/ask/status", *this);
    routes.add("POST", "/ask/cancel", *this);
    routes.add("POST", "/ask/done", *this);
    routes.add("POST", "/ask/say", *this);
}

asio::awaitable<http::Response> StatusDoor::show(FormVisit visit) {
    if (!visit.visitor) co_return elsewhere("/sign-in?next=/ask/status");
    const Problems none;
    co_return co_await status(std::move(visit), none);
}

asio::awaitable<http::Response> StatusDoor::status(FormVisit visit, Problems problems) {
    hub::Actor own{.role = hub::Role::resident,
                   .group = visit.visitor->group,
                   .person = visit.visitor->person};
    hub::Query mine{hub::MyRequests{}};
    hub::Query me{hub::Me{}};
    const hub::Result<hub::View> view = co_await parts.hub.answer(own, std::move(mine));
    const hub::Result<hub::View> self = co_await parts.hub.answer(own, std::move(me));
    if (!view || !self) co_return error(visit, 404);
    const auto zone = parts.calendar.zone(std::get<hub::MeView>(*self).zone, parts.clock.now())
                          .value_or(hub::TimeZone());
    Status shown{.group_name = visit.group.name, .token = token(visit), .key = key()};
    shown.words = visit.field("words");
    shown.said = visit.field("said") == "yes";
    for (const auto& request : std::get<hub::MyRequestsView>(*view).requests)
        shown.requests.push_back(line_of(request, zone));
    co_return page(visit, status_page(words(), shown, problems), problems.empty() ? 200 : 422);
}

asio::awaitable<http::Response> StatusDoor::take(FormVisit visit) {
    if (!visit.visitor) co_return error(visit, 403);
    const hub::RequestId request{visit.field("request")};
    if (visit.request.path == "/ask/say") {
        hub::Command words{hub::Say{{visit.field("words")}}};
        co_return co_await act(std::move(visit), std::move(words), "/ask/status?said=yes");
    }
    const bool cancels = visit.request.path == "/ask/cancel";
    if (cancels && !visit.ticked("sure")) {
        Problems unsure{{"sure", words().say("status.cancel_sure")}};
        co_return co_await status(std::move(visit), std::move(unsure));
    }
    hub::Command command{hub::CancelRequest{request}};
    if (!cancels)
        command =
            hub::ConfirmDone{.request = request, .satisfied = visit.field("satisfied") == "yes"};
    co_return co_await act(std::move(visit), std::move(command), "/ask/status");
}

asio::awaitable<http::Response> StatusDoor::act(FormVisit visit,
                                                hub::Command command,
                                                std::string next) {
    hub::Visitor who = visit.who();
    who.roles = {hub::Role::resident};  // on this page everybody acts for themselves
    const auto done =
        co_await parts.calls.command(std::move(who), std::move(command), visit.field("key"));
    if (done) co_return elsewhere(next);
    Problems problems{{"", done.error().title}};
    co_return co_await status(std::move(visit), std::move(problems));
}

}  // namespace web
