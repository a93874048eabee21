#pragma once

#include "hub/rules/case.hpp"

#include <string>

// A code to somebody's own address, and a password with a second factor. What is refused looks the
// same whatever the reason, and costs one commit like what is not: nobody finds out who is known
// here.
namespace rules {

inline constexpr std::chrono::minutes code_lasts{10};
inline constexpr int code_digits = 6;
inline constexpr int tries_per_code = 5;
inline constexpr int codes_per_hour = 3;  // to one person
inline constexpr int blanks_per_hour =
    1000;  // commits of a group that change nothing; beyond, refusals are quicker
inline constexpr std::size_t max_devices = 8;

// Not a person's: what stands here counts the codes of a whole group, and the commits that change
// nothing. No person has these ids.
inline const hub::PersonId everybody{"all-codes"};
inline const hub::PersonId nobody{"no-codes"};

struct CodeFile {
    hub::Versioned<hub::Group> group{};
    hub::Versioned<hub::Person> person{};  // version 0: not known
    hub::Versioned<hub::SignInCode> code{};
    hub::Versioned<hub::SignInCode> everybody{};
    hub::Versioned<hub::SignInCode> nobody{};
};

// What was drawn for one asking.
struct FreshCode {
    std::string code{};
    std::string fingerprint{};  // of the code in this attempt
    std::string attempt{};      // fingerprint of the attempt's chance
    std::string link{};         // to the page that holds the code and a button; empty: none
};

// Texts the code. Quietly not, when the person is not known or blocked, `stopped`, has nothing that
// a code opens, had their three this hour, or the group its `group_limit`: the desk is alerted when
// that is reached. Empty changes: there is no such group, or the blanks are used up.
hub::Changes ask_code(const CodeFile& file,
                      const FreshCode& fresh,
                      bool stopped,
                      int group_limit,
                      const Moment& moment);

struct CodeShown {
    bool right{};
    hub::Changes changes{};
};
// `fingerprint` is of the code as it was shown in its attempt. A right one begins `session` and is
// used up; a wrong one costs a try; one of another attempt, expired, used or locked changes
// nothing.
CodeShown show_code(const CodeFile& file,
                    const std::string& attempt,
                    const std::string& fingerprint,
                    hub::Session session,
                    const Moment& moment);

}  // namespace rules
