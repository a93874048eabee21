#pragma once

#include "adapters/json/problem.hpp"
#include "hub/admission.hpp"

#include <boost/system/result.hpp>

#include <array>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// What somebody says who is not signed in yet, and what they are told: the ways in.
namespace web {

// What does this invitation open?
struct ShowInvitation {
    std::string invitation{};
    bool operator==(const ShowInvitation&) const = default;
};

using Entry = std::
    variant<hub::AskCode, hub::ShowCode, hub::ShowPassword, ShowInvitation, hub::RedeemInvitation>;
inline constexpr std::array<std::string_view, std::variant_size_v<Entry>> entry_names{
    "ask_code", "show_code", "show_password", "show_invitation", "redeem_invitation"};

// A code is on its way, or nobody is known there.
struct CodeAsked {
    std::string attempt{};
};

// Signed in: the session itself is a cookie.
struct SignedIn {
    hub::GroupId group{};
    hub::PersonId person{};
    std::vector<hub::Role> roles{};
    hub::TimePoint ends_at{};
};

struct TicketDrawn {
    std::string ticket{};
};

bool is_entry(std::string_view name);

// A name that is none (see is_entry) is a problem of the path "entry"; everything that is not
// described is refused with its path. A device is never said: it is a cookie.
boost::system::result<Entry, json::Problem> decode_entry(std::string_view name,
                                                         std::string_view body);
std::string encode(const Entry& entry);

std::string encode(const CodeAsked& asked);
std::string encode(const SignedIn& signed_in);
std::string encode(const hub::InvitationView& invitation);
std::string encode(const TicketDrawn& drawn);

}  // namespace web
