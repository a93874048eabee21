#include "hub/program/core.hpp"

#include "hub/program/door.hpp"

namespace program {

namespace {

services::Render render_with(const understanding::Phrasebook& phrasebook) {
    return [&phrasebook](const hub::Wording& words, std::string_view language) {
        return phrasebook.render(words, language);
    };
}

}  // namespace

Core::Core(Ports ports,
           const config::Languages& languages,
           services::Delivery::Channels channels,
           const std::string& region,
           hub::NodeId node,
           services::Delivery::Settings delivery)
    : circumstances_(ports.clock, ports.calendar, ports.random),
      acts_(ports.store, circumstances_),
      setup_(ports.store, ports.vault, ports.numbering, circumstances_, region),
      hub_(setup_, acts_),
      dialogue_(
          {ports.store, ports.vault, ports.geocoder, languages.lexicon, acts_, circumstances_}),
      steps_(ports.store, dialogue_, ports.clock),
      delivery_({ports.store, ports.vault, ports.measures, circumstances_, steps_, ports.guard},
                std::move(channels),
                render_with(languages.phrasebook),
                delivery),
      dispatch_(ports.store, boards_, circumstances_),
      rounds_(ports.store, dispatch_, delivery_, circumstances_, std::move(node)),
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
