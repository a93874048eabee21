#pragma once

#include "adapters/json/problem.hpp"
#include "hub/domain/personal.hpp"

#include <boost/system/result.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// What Telegram brings, as far as the hub has a use for it. Members that it does not know are
// passed over, because Telegram adds some every year.
namespace telegram {

// Somebody wrote to the bot alone. Commands are words already: "/stop" is "STOP". What has no words
// (a picture, a voice) is the empty text, so that its sender gets an answer.
struct Said {
    hub::PhoneNumber chat{};
    hub::MessageText text{};
    bool operator==(const Said&) const = default;
};

// Somebody sent a place on the map, in degrees. Where exactly goes no further than the intake.
struct Placed {
    hub::PhoneNumber chat{};
    double latitude{};
    double longitude{};
    bool operator==(const Placed&) const = default;
};

// Somebody tapped a button below a message of ours, in the chat with the bot alone.
struct Tapped {
    std::string query{};
    hub::PhoneNumber chat{};
    std::int64_t message{};
    hub::MessageText says{};   // what they would have typed
    hub::MessageText below{};  // the message's words; empty: Telegram did not say
    bool operator==(const Tapped&) const = default;
};

// A tap that is not to be heard: by another than the chat's only person, or not below a message.
struct TappedElsewhere {
    std::string query{};
    bool operator==(const TappedElsewhere&) const = default;
};

// Somebody wrote, or added the bot, where others read along.
struct SaidAmongOthers {
    std::string chat{};
    bool operator==(const SaidAmongOthers&) const = default;
};

// Somebody blocked the bot.
struct Blocked {
    hub::PhoneNumber chat{};
    bool operator==(const Blocked&) const = default;
};

struct Unused {
    bool operator==(const Unused&) const = default;
};

// Of a kind that the hub uses, and not as Telegram describes it.
struct Unreadable {
    std::string path{};  // where, "message.text"
    bool operator==(const Unreadable&) const = default;
};

using Happening = std::
    variant<Unused, Unreadable, Said, Placed, Tapped, TappedElsewhere, SaidAmongOthers, Blocked>;

struct Update {
    std::int64_t id{};
    Happening what{};
    bool operator==(const Update&) const = default;
};

using ReadUpdate = boost::system::result<Update, json::Problem>;

// One update, as a webhook gets it; at most 1 MiB. A problem: it is not Telegram's.
ReadUpdate read_update(std::string_view text);

// What getUpdates answered, each update by itself.
boost::system::result<std::vector<ReadUpdate>, json::Problem> read_updates(std::string_view text);

// "/start" -> "START", "/start K7" -> "K7", "/stop@the_bot" -> "STOP", "/help" -> "HELP"; all else
// as it is.
std::string as_words(std::string_view text);

}  // namespace telegram
