#pragma once

#include "hub/services/views/people.hpp"

#include <string>
#include <vector>

// What a group is and who runs it.
namespace services::views {

hub::GroupView group_view(const hub::Group& group);
hub::MeView me_view(const hub::Group& group, const hub::Person& person, hub::TimePoint now);
hub::GroupSettingsView settings_view(const hub::Group& group,
                                     const std::vector<hub::Need>& known_needs);

void want_names(Wanted& wanted, const hub::Group& group, const hub::Handover& handover);
hub::DutiesView duties_view(const hub::Group& group,
                            const hub::Handover& handover,
                            const People& people);

}  // namespace services::views
