#pragma once

#include "hub/services/views/people.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <vector>

// What volunteers and residents see of their own. An offer says nothing personal before it is
// accepted.
namespace services::views {

inline constexpr std::chrono::hours gone_offers_stay{12};

// The requests whose offers somebody has or had lately: at most those of their open and resting
// codes.
std::vector<hub::RequestId> offered_requests(const hub::Volunteer& volunteer);

// An offer as its receiver may see it; nothing when it is answered, or gone for longer than
// `gone_offers_stay`. `residents_language` is empty where it is not known.
std::optional<hub::MyOfferView> my_offer(const hub::Volunteer& volunteer,
                                         const hub::Group& group,
                                         const hub::Request& request,
                                         const std::string& residents_language,
                                         hub::TimePoint now);

// Those to be answered first, the most pressing first; then those that are gone.
void sort_offers(std::vector<hub::MyOfferView>& offers);

// The accepted offer of a task that is still to be done, by an approved volunteer; null: it is not
// theirs to see.
const hub::Offer* task_offer(const hub::Volunteer& volunteer,
                             const hub::Task& task,
                             const hub::Request& request);

// All that is needed to do it: of the resident's name the first, as the text says it.
hub::MyTaskView my_task(const hub::Request& request,
                        const hub::Offer& offer,
                        const hub::Person& resident,
                        const hub::Group& group);

hub::MyAvailabilityView my_availability(const hub::Volunteer& volunteer, const hub::Group& group);

// The helper's first name and the doorstep word once somebody comes.
hub::MyRequestView my_request(const hub::Request& request, const People& people);
const hub::Offer* coming(const hub::Request& request);

}  // namespace services::views
