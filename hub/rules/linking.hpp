#pragma once

#include "hub/rules/case.hpp"

#include <optional>
#include <string>

// One person with two addresses, a phone number and a bot say. Who writes LINK gets a code there
// and sends it from the other address: so both are shown to be theirs. Afterwards both lead to one
// person, who is written to where they wrote last.
namespace rules {

inline constexpr std::chrono::minutes link_code_lasts{10};
inline constexpr int link_code_digits = 8;
inline constexpr int link_codes_per_hour = 3;  // to one person
inline constexpr int link_tries = 5;           // wrong codes of one person within `link_code_lasts`

// All of one of the two.
struct LinkSide {
    hub::Versioned<hub::Person> person{};
    hub::Versioned<hub::Volunteer> volunteer{};
    hub::Versioned<hub::Conversation> talk{};
    bool has_requests{};  // unfinished ones
};

// Where codes and tries are counted, and where a code is found by its fingerprint.
hub::PersonId link_count_of(const std::string& person_hash);
hub::PersonId link_code_of(const std::string& fingerprint);

struct LinkFile {
    hub::Versioned<hub::Group> group{};
    LinkSide writer{};
    hub::Versioned<hub::SignInCode>
        count{};  // of the writer; its `attempt` is the last code's record
    hub::Versioned<hub::SignInCode>
        code{};        // its `attempt` is who asked for it; version 0: there is none
    LinkSide asker{};  // of that code
};

struct FreshLink {
    std::string code{};
    std::string fingerprint{};
    hub::PersonId count{};  // link_count_of the writer
};

// What a code leads to.
enum class Linked { wrong, too_many, same_address, already, desk, joined };

// "LINK": the code goes to the address that asked for it.
hub::Changes ask_link(const LinkFile& file, const FreshLink& fresh, const Moment& moment);

// "LINK 4827 1930": pure, so that every pair of states can be tried.
Linked judge_link(const LinkFile& file, hub::TimePoint now);

// Does it, and answers. One of the two gives its address to the other and is nobody of its own any
// more: the one that has neither requests, tasks, offers nor a role here; of two such the one that
// did not ask. When both have, the desk is told.
hub::Changes show_link(const LinkFile& file, const hub::PersonId& count, const Moment& moment);

// A step of somebody who may have two addresses. `person` is whose the address is for the group;
// `other` is the record that belongs to it: its second address, or the person whom it is linked to;
// version 0: there is none.
struct TwoAddresses {
    hub::Versioned<hub::Group> group{};
    hub::Versioned<hub::Person> person{};
    hub::Versioned<hub::Person> other{};
};

struct Followed {
    hub::PersonId who{};     // whom the step is about
    hub::Changes changes{};  // first this; may be empty
    bool settled{};          // and with it the whole step
};

// Messages go where somebody wrote last. STOP ends one address; only when both have said it the
// person is stopped.
Followed follow_address(const TwoAddresses& known, const hub::Step& step, const Moment& moment);

}  // namespace rules
