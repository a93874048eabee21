#pragma once

#include "hub/domain/ids.hpp"
#include "hub/domain/place.hpp"
#include "hub/domain/request.hpp"
#include "hub/domain/rota.hpp"
#include "hub/domain/time.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hub {

// How a group asks its volunteers.
struct Asking {
    int at_once{3};                  // offers open at the same time for one free place
    std::chrono::minutes lapse{45};  // a normal offer not answered by then is replaced
    std::chrono::minutes lapse_urgent{15};
    std::chrono::minutes tell_waiting{
        60};  // nobody found: the resident is told at least this often, by day
    std::chrono::hours unmet_after{
        24};                         // still nobody: the request is unmet and the desk is alerted
    matching::Metres widest{15000};  // nobody farther away is asked
    bool operator==(const Asking&) const = default;
};

// An area of a group, by the outcodes that it covers ("E8"), with its own lead coordinator.
struct Patch {
    std::string name{};
    std::vector<std::string> outcodes{};
    PersonId lead{};
    bool operator==(const Patch&) const = default;
};

// One mutual aid group: the tenant.
struct Group {
    GroupId id{};
    std::string name{};
    Place area{};
    std::string language{"en"};
    std::string welcome{};  // on its pages, in its own words
    std::string zone_name{"Europe/London"};
    std::string nation{"england"};  // whose emergency text is sent
    QuietHours quiet{};
    std::vector<Need> needs{};
    std::vector<WhoPays> payments{WhoPays::card_by_phone, WhoPays::helper_repaid};
    int spending_limit_pence{3000};
    int daily_segments{1000};
    Asking asking{};
    std::vector<std::string>
        hub_numbers{};  // "sms:+447700900000": texts to these numbers may be for this group
    std::vector<PersonId> coordinators{};  // alerts go to all of them while nobody is on duty
    std::vector<Duty> duties{};    // the rota, by beginning, at most max_duties; of two at once the
                                   // first is rung first
    std::vector<Patch> patches{};  // at most 50
    std::optional<TimePoint> paused_since{};  // nobody new is asked
    bool operator==(const Group&) const = default;
};

}  // namespace hub
