#include "hub/program/core.hpp"

#include "hub/program/door.hpp"

namespace program {

namespace {

services::Render render_with(const understanding::Phrasebook& phrasebook) {
    return [&phrasebook](const hub::Wording& words, std::string_view language) {
        return phrasebook.render(words, language);
    };
}

std::vector<std::string> names_of(const services::Delivery::Channels& channels) {
    std::vector<std::string> names;
    for (const auto& [name, channel] : channels) names.push_back(name);
    return names;
}

std::vector<hub::Need> known_needs(const understanding::Lexicon& lexicon) {
    std::vector<hub::Need> needs;
    for (const std::string& need : lexicon.needs()) needs.push_back({need});
    return needs;
}

std::optional<services::Notices> notices(const Ports& ports,
                                         services::Circumstances& circumstances,
                                         const understanding::Phrasebook& phrasebook) {
    if (ports.push == nullptr) return std::nullopt;
    const services::Notices::Parts parts{ports.store, *ports.push, ports.measures, circumstances};
    return services::Notices(parts, render_with(phrasebook), ports.spawn);
}

// Whoever can only be rung is told by the desk.
services::Delivery::Channels with(services::Delivery::Channels channels,
                                  services::RingList& ring_list) {
    channels.emplace(ring_list.name(), &ring_list);
    return channels;
}

}  // namespace

Core::Core(Ports ports,
           const config::Languages& languages,
           services::Delivery::Channels channels,
           const std::string& region,
           hub::NodeId node,
           services::Delivery::Settings delivery,
           std::string base)
    : circumstances_(ports.clock, ports.calendar, ports.random),
      acts_(ports.store, circumstances_),
      desk_({ports.store, ports.vault, ports.geocoder, circumstances_}),
      setup_(ports.store, ports.vault, ports.numbering, circumstances_, region),
      intake_({ports.store,
               ports.vault,
               ports.numbering,
               ports.geocoder,
               languages.lexicon,
               circumstances_},
              region),
      sign_in_({ports.store, ports.vault, ports.secrets, ports.numbering, circumstances_},
               region,
               {.base = std::move(base), .channels = names_of(channels)}),
      dialogue_({ports.store,
                 ports.vault,
                 ports.geocoder,
                 languages.lexicon,
                 acts_,
                 desk_,
                 circumstances_}),
      steps_(ports.store, dialogue_, ports.clock),
      ring_list_(ports.store, circumstances_),
      notices_(notices(ports, circumstances_, languages.phrasebook)),
      delivery_({ports.store,
                 ports.vault,
                 ports.measures,
                 circumstances_,
                 steps_,
                 ports.guard,
                 notices_ ? &*notices_ : nullptr},
                with(std::move(channels), ring_list_),
                render_with(languages.phrasebook),
                delivery),
      dispatch_(ports.store, boards_, circumstances_),
      upkeep_(ports.store, circumstances_),
      rounds_(ports.store, dispatch_, delivery_, upkeep_, circumstances_, std::move(node)),
      views_(
          {ports.store, boards_, circumstances_, ports.geocoder},
          render_with(languages.phrasebook),
          [this](const std::string& channel, const hub::MessageText& text) {
              return delivery_.segments(channel, text);
          },
          known_needs(languages.lexicon),
          ports.push_key),
      hub_({setup_,
            intake_,
            acts_,
            desk_,
            sign_in_,
            views_,
            dialogue_,
            ports.store,
            ports.geocoder,
            ports.clock}),
      post_room_({ports.inbox,
                  ports.store,
                  ports.vault,
                  ports.numbering,
                  ports.clock,
                  ports.measures,
                  ports.alarm,
                  steps_,
                  delivery_},
                 meaning_in(languages.lexicon),
                 [this](std::string_view number) { return numbers_.groups_of(number); },
                 {.region = region}) {}

}  // namespace program
