#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace live_hub {

// What came of cutting all connections of one node at once.
struct StormFigures {
    std::size_t connections{};
    double all_in{};           // seconds until all had been let in, the first time
    double all_back{};         // seconds from the cut until all were served and knew all
    double half_back{};        // seconds until half of them were members again
    double longest_answer{};   // seconds that /healthz took meanwhile, at most
    double longest_event{};    // seconds until those who were not cut had an event
    double processor{};        // seconds that the node computed from the cut until all were back
    double resident_before{};  // MB
    double resident_after{};
    std::size_t unanswered{};   // questions for a sign of life that did not get 200
    std::size_t lost_others{};  // connections that were not cut and ended all the same
    std::size_t afresh{};       // how many were told to start afresh
    std::size_t recovered{};
    std::string wrong{};  // the first thing that nobody should have been told
};

// So many connections, ten of a person, to one node of two, and some that are not cut to both.
// Everybody who is cut comes back after half a second to a second, as the pages do, while things
// happen: an event, and another one `between` after those who were not cut have it. Throws when
// they do not within two minutes.
StormFigures storm(std::size_t connections,
                   std::chrono::milliseconds between = std::chrono::milliseconds{500});

}  // namespace live_hub
