#include "adapters/chat/telegram/intake.hpp"

#include "adapters/async/first_of.hpp"

#include <boost/system/system_error.hpp>
#include <spdlog/spdlog.h>

#include <string>
#include <utility>
#include <variant>

namespace telegram {

namespace {

// Stands in the conversation where no postcode is near; where the place is stays with its sender.
constexpr const char* a_place = "(a place on the map)";

}  // namespace

boost::asio::awaitable<Intake::Outcome> Intake::take(Update update) {
    if (auto* said = std::get_if<Said>(&update.what))
        co_return co_await take_said(update.id, std::move(*said));
    if (auto* placed = std::get_if<Placed>(&update.what))
        co_return co_await take_placed(update.id, std::move(*placed));
    if (auto* tapped = std::get_if<Tapped>(&update.what))
        co_return co_await take_tapped(update.id, std::move(*tapped));
    if (auto* blocked = std::get_if<Blocked>(&update.what)) {
        Said stop{std::move(blocked->chat), {"STOP"}};
        co_return co_await take_said(update.id, std::move(stop));
    }
    if (auto* strange = std::get_if<Unreadable>(&update.what))
        spdlog::warn("telegram update not understood at={}", strange->path);
    if (auto* tap = std::get_if<TappedElsewhere>(&update.what))
        replies_.answer_tap(std::move(tap->query), "");
    if (auto* group = std::get_if<SaidAmongOthers>(&update.what))
        replies_.ask_to_write_alone(std::move(group->chat));
    co_return Outcome::settled;
}

boost::asio::awaitable<Intake::Outcome> Intake::take_said(std::int64_t update, Said said) {
    const Stored stored = co_await store(update, std::move(said.chat), std::move(said.text));
    co_return stored == Stored::no ? Outcome::not_stored : Outcome::settled;
}

boost::asio::awaitable<Intake::Outcome> Intake::take_placed(std::int64_t update, Placed placed) {
    const std::string near =
        postcode_near_ ? postcode_near_(placed.latitude, placed.longitude) : std::string{};
    hub::MessageText text{near.empty() ? a_place : near};
    const Stored stored = co_await store(update, placed.chat, std::move(text));
    if (stored == Stored::no) co_return Outcome::not_stored;
    if (stored == Stored::fresh && near.empty())
        replies_.say(std::move(placed.chat.reveal), bot_.settings().words.postcode);
    co_return Outcome::settled;
}

// Every tap is answered: until then the button turns on the phone.
boost::asio::awaitable<Intake::Outcome> Intake::take_tapped(std::int64_t update, Tapped tapped) {
    const Stored stored = co_await store(update, tapped.chat, tapped.says);
    if (stored == Stored::no) {
        replies_.answer_tap(std::move(tapped.query), bot_.settings().words.moment);
        co_return Outcome::not_stored;
    }
    replies_.taken(std::move(tapped));
    co_return Outcome::settled;
}

boost::asio::awaitable<Intake::Stored> Intake::store(std::int64_t update,
                                                     hub::PhoneNumber from,
                                                     hub::MessageText text) {
    const std::string& bot = bot_.settings().bot_name;
    hub::InboundText inbound;
    inbound.channel = "telegram";
    inbound.from = std::move(from);
    inbound.to = bot;
    inbound.text = std::move(text);
    inbound.provider_id = bot + ":" + std::to_string(update);
    inbound.received_at = clock_.now();
    hub::Inbound item = std::move(inbound);
    try {
        const hub::Appended appended =
            co_await async::within<hub::Appended>(store_limit, inbox_.append(std::move(item)));
        if (appended == hub::Appended::fresh) co_return Stored::fresh;
        spdlog::info("telegram update came again and is not heard twice");
        co_return Stored::again;
    } catch (const boost::system::system_error&) {
        co_return Stored::no;
    }
}

}  // namespace telegram
