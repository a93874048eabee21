#include "adapters/web/live/live_session.hpp"

#include "adapters/web/socket/socket.hpp"

#include <boost/asio/error.hpp>
#include <boost/system/system_error.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace asio = boost::asio;

namespace web {

namespace {

// The line that begins at `from`; `from` is where the next one does, or npos.
std::string_view next_line(std::string_view text, std::size_t& from) {
    const std::size_t end = text.find('\n', from);
    const std::string_view line = text.substr(from, end == text.npos ? end : end - from);
    from = end == text.npos ? end : end + 1;
    return line;
}

const Refused away{.status = 503,
                   .title = "The hub cannot do this at the moment. Please try again soon.",
                   .path = "",
                   .temporary = true};

}  // namespace

LiveSession::~LiveSession() {
    LiveSession::closed();
}

void LiveSession::closed() {
    state_ = State::gone;
    if (room_ != nullptr) {
        room_->feed.remove(*this);
        if (audience.desk) room_->onlookers.changed();
    }
    room_ = nullptr;
    early_.clear();
}

Payload LiveSession::ping() {
    static const Payload frame = text_frame(web::ping);
    return frame;
}

void LiveSession::tell(Payload frame) {
    socket_.send(std::move(frame));
}

void LiveSession::end(Close code, std::string_view reason) {
    socket_.close(code, reason);
}

void LiveSession::say(std::string_view line) {
    socket_.send(text_frame(line));
}

void LiveSession::received(Received message) {
    if (!socket_.is_open()) return;
    const std::string& text = message.text();
    if (std::count(text.begin(), text.end(), '\n') >= static_cast<std::ptrdiff_t>(max_lines))
        return end(Close::bad_frame, "too many lines");
    switch (state_) {
        case State::stranger:
            state_ = State::joining;
            return hall_.parts().tasks.spawn("live connect", greet(std::move(message)));
        case State::joining: return early_.push_back(std::move(message));
        case State::member:
            if (text == web::ping) return;  // what most are: an answer to a ping
            return hall_.parts().tasks.spawn("live frame", hear(std::move(message), 0));
        case State::gone: return;
    }
}

// ---- connecting

asio::awaitable<void> LiveSession::greet(Received message) {
    std::size_t rest = 0;
    auto first = decode_client_frame(next_line(message.text(), rest));
    Connect* const asked = first ? std::get_if<Connect>(&*first) : nullptr;
    if (asked == nullptr) co_return end(Close::bad_frame, "the first line must connect");
    bool failed = false;
    try {
        co_await connect(std::move(*asked));
    } catch (const boost::system::system_error& failure) {
        if (failure.code() == asio::error::operation_aborted) throw;
        failed = true;
    }
    if (failed) co_return end(Close::our_fault, "the store is away");
    if (state_ != State::member) co_return;
    std::vector<Received> early = std::move(early_);
    early_.clear();
    co_await hear(std::move(message), rest);
    for (Received& next : early) co_await hear(std::move(next), 0);
}

asio::awaitable<void> LiveSession::connect(Connect asked) {
    const Gate::Pass pass = co_await hall_.gate().enter();
    if (!socket_.is_open()) co_return;
    auto redeemed = hall_.parts().tickets.redeem(asked.ticket);
    if (!redeemed) co_return end(Close::bad_ticket, "the ticket is not good");
    cookie = *std::move(redeemed);
    const std::uint64_t upheavals = hall_.upheavals();
    std::optional<hub::Visitor> visitor = co_await hall_.parts().hub.who(cookie);
    if (!visitor) co_return end(Close::session_ended, "the session has ended");
    co_await join(*std::move(visitor), std::move(asked), upheavals);
}

asio::awaitable<void> LiveSession::join(hub::Visitor visitor,
                                        Connect asked,
                                        std::uint64_t upheavals) {
    become(visitor);
    Room& room = hall_.room(visitor.group);
    Feed& feed = room.feed;
    std::optional<Position> position;
    const auto named = asked.positions.find(visitor.group.text);
    if (named != asked.positions.end()) position = named->second;
    Recovery recovery(audience, std::move(position));
    while (!recovery.is_level(feed)) co_await recovery.go_on(feed);
    // From here on nothing is awaited.
    if (!socket_.is_open() || state_ == State::gone) co_return;
    if (feed.members_of(audience.person).size() >= hall_.settings().connections_of_one)
        co_return end(Close::too_many_connections, "too many connections of one person");
    welcome(asked, room, recovery);
    if (upheavals != hall_.upheavals()) hall_.doubt(*this);
}

void LiveSession::become(const hub::Visitor& visitor) {
    audience = audience_of(visitor);
    roles = visitor.roles;
    ends_at = visitor.ends_at;
    check_at = hall_.parts().clock.now() + hall_.settings().ask_again;
}

void LiveSession::welcome(const Connect& asked, Room& room, const Recovery& recovery) {
    Feed& feed = room.feed;
    socket_.welcome();
    const Connected line{.group = feed.group(),
                         .person = audience.person,
                         .roles = roles,
                         .time = hall_.parts().clock.now(),
                         .recovered = recovery.recovered(feed),
                         .position = recovery.position(feed)};
    std::string text = connected(asked.id, line);
    if (line.recovered && !recovery.missed().empty()) text += '\n' + recovery.missed();
    say(text);
    known = line.position.offset;
    room_ = &room;
    feed.add(*this);
    state_ = State::member;
    if (!audience.desk) return;
    if (room.onlookers.latest()) tell(room.onlookers.latest());
    room.onlookers.changed();
}

// ---- what they ask

hub::Visitor LiveSession::visitor() const {
    return {.group = room_->feed.group(),
            .person = audience.person,
            .session = audience.session,
            .roles = roles,
            .ends_at = ends_at};
}

// Line after line: what one frame asks for is done in its order.
asio::awaitable<void> LiveSession::hear(Received message, std::size_t from) {
    while (from != std::string::npos && socket_.is_open() && state_ == State::member) {
        if (ends_at <= hall_.parts().clock.now())
            co_return end(Close::session_ended, "the session has ended");
        auto frame = decode_client_frame(next_line(message.text(), from));
        if (!frame && !frame.error().id) co_return end(Close::bad_frame, "a line that is no frame");
        if (!frame) {
            say(problem(*frame.error().id, refused(frame.error())));
        } else if (auto* const command = std::get_if<CommandFrame>(&*frame)) {
            co_await serve(std::move(*command));
        } else if (auto* const query = std::get_if<QueryFrame>(&*frame)) {
            co_await serve(std::move(*query));
        } else if (auto* const seen = std::get_if<LookAt>(&*frame)) {
            look(std::move(*seen));
        } else if (std::holds_alternative<Connect>(*frame)) {
            co_return end(Close::bad_frame, "connected already");
        }
    }
}

asio::awaitable<void> LiveSession::serve(CommandFrame frame) {
    std::string answer;
    try {
        hub::Visitor asking = visitor();
        const auto done = co_await hall_.parts().calls.command(
            std::move(asking), std::move(frame.command), std::move(frame.key));
        answer = done ? answered(frame.id, *done) : problem(frame.id, done.error());
    } catch (const boost::system::system_error& failure) {
        if (failure.code() == asio::error::operation_aborted) throw;
        answer = problem(frame.id, away);
    }
    say(answer);
}

asio::awaitable<void> LiveSession::serve(QueryFrame frame) {
    std::string answer;
    try {
        hub::Visitor asking = visitor();
        const auto view =
            co_await hall_.parts().calls.query(std::move(asking), std::move(frame.query));
        answer = view ? viewed(frame.id, *view) : problem(frame.id, view.error());
    } catch (const boost::system::system_error& failure) {
        if (failure.code() == asio::error::operation_aborted) throw;
        answer = problem(frame.id, away);
    }
    say(answer);
}

void LiveSession::look(LookAt frame) {
    if (!audience.desk) return;
    looking_at = std::move(frame.request);
    room_->onlookers.changed();
}

}  // namespace web
