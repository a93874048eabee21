#pragma once

#include "hub/domain/ids.hpp"
#include "hub/domain/personal.hpp"
#include "hub/domain/place.hpp"
#include "hub/domain/time.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hub {

enum class Role {
    operator_,  // NOLINT(readability-identifier-naming): "operator" is a keyword
    coordinator,
    patch_lead,
    duty_coordinator,
    volunteer,
    resident,
    observer
};

inline constexpr Role all_roles[] = {Role::operator_,
                                     Role::coordinator,
                                     Role::patch_lead,
                                     Role::duty_coordinator,
                                     Role::volunteer,
                                     Role::resident,
                                     Role::observer};

// Somebody in one group. The same human being in two groups is two persons behind one address.
struct Person {
    PersonId id{};
    PersonName name{};
    std::string channel{};  // "sms", "telegram", "phones"; "call": a landline, the desk rings
    PhoneNumber number{};   // where messages go on that channel
    AddressKey address{};
    std::string language{"en"};
    std::vector<Role> roles{};
    StreetAddress street{};  // known from an earlier request
    Place place{};
    TimePoint since{};
    bool stopped{};  // the address said STOP: what they write goes to the desk, nothing is answered
    bool blocked{};  // by the desk: not answered, not asked; what they write goes to the desk
    std::optional<TimePoint> told_privacy_at{};  // when the line about what is kept was last sent
    // Two addresses that are one person's are two records: this one, where messages go, and one
    // that only holds the other address. They change places when the person writes from the other.
    PersonId other{};      // the record that holds the other address; empty: there is none
    PersonId linked_to{};  // not empty: this record holds an address of that person and is nobody
                           // of its own

    bool operator==(const Person&) const = default;
};

// "Rosa Luz" -> "Rosa"; empty when nothing is known.
PersonName first_name(const PersonName& name);
bool has_role(const Person& person, Role role);

}  // namespace hub
