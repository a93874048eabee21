#pragma once

#include "hub/rules/case.hpp"

#include <string>

// A password and a one-time code: how often they may be tried, and what being right changes.
namespace rules {

// Tries that failed, or are not answered yet, in a row.
struct Strikes {
    int failures{};
    std::optional<hub::TimePoint> failed_at{};
};

// How long after the last failure nobody may try. From anywhere: 1 s after 3 failures, then twice
// as long each time, up to 15 minutes. From a browser that signed in before: 1 s after 5, up to a
// minute, counted apart, so that strangers cannot lock the owner out.
std::chrono::seconds slow_down(int failures, bool known_device);

inline constexpr std::chrono::hours strikes_last{24};  // after the last one

struct PasswordFile {
    hub::Versioned<hub::Group> group{};
    hub::Versioned<hub::Person> person{};          // version 0: not known
    hub::Versioned<hub::Credential> credential{};  // version 0: has no password
    // Strikes in place of a credential's: of a number that has none, so that it is slowed down
    // alike ...
    hub::PersonId number{};
    hub::Versioned<hub::SignInCode> by_number{};
    // ... and of a browser that signed in before.
    std::string device{};  // its fingerprint; empty: it shows none
    hub::PersonId browser{};
    hub::Versioned<hub::SignInCode> by_browser{};

    bool is_known_device() const;
};

// Ids under which those strikes are kept; no person has them. `key` is a keyed hash.
hub::PersonId strikes_of_number(const hub::AddressKey& key);
hub::PersonId strikes_of_browser(const std::string& fingerprint);

// Counts a try before it is looked at, so that many at the same time are no way round. busy: too
// soon after the last. not_found: no such group.
hub::Result<hub::Changes> count_try(const PasswordFile& file, const Moment& moment);

// Password and one-time code (of `step`) were right for this credential. Begins `session`, takes
// the strikes back, knows the browser from now on by `new_device`, and tells the owner when it was
// not known. not_allowed: the one-time code was used before, or the person is blocked.
hub::Result<hub::Changes> admit(const PasswordFile& file,
                                int step,
                                const std::string& new_device,
                                hub::Session session,
                                const Moment& moment);

// Adds to the browsers that are known; the one that was added first gives way.
void know_device(hub::Credential& credential, const std::string& fingerprint);

}  // namespace rules
