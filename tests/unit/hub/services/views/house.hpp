#pragma once

#include "adapters/memory/byte_store.hpp"
#include "adapters/records/sealed_store.hpp"
#include "hub/services/views/views.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/run.hpp"
#include "tests/unit/hub/services/views/sample.hpp"

#include <boost/asio/io_context.hpp>

#include <string>
#include <variant>
#include <vector>

namespace support {

// Two groups in one store, each with a resident Rosa, volunteers Bo (who has a task and an offer)
// and Di, and a coordinator Carol. The ids of the first begin with "a-", those of the other with
// "b-".
class House {
public:
    House();

    void put(const std::string& group, std::vector<hub::Record> records);
    hub::Result<hub::View> ask(const std::string& group,
                               hub::Role role,
                               const std::string& person,
                               const hub::Query& query);
    // The view, or a test that fails.
    template <class View>
    View see(const std::string& group,
             hub::Role role,
             const std::string& person,
             const hub::Query& query) {
        return std::get<View>(ask(group, role, person, query).value());
    }
    std::vector<std::string> audit(const std::string& group);
    std::vector<hub::Alert> alerts(const std::string& group);

    FixedClock clock{ten};
    memory::ByteStore bytes;
    PlainVault vault;
    SeededRandom random{5};
    records::SealedStore store{bytes, vault, random};

private:
    class OnePlace : public hub::Geocoder {
    public:
        std::optional<hub::Place> find(std::string_view postcode) const override {
            if (postcode != "E8 3") return std::nullopt;
            return hackney();
        }
    };

    void furnish(const std::string& group);

    boost::asio::io_context loop_;
    UtcCalendar calendar_;
    OnePlace places_;
    services::Circumstances circumstances_{clock, calendar_, random};
    services::Boards boards_;
    services::Views views_;
};

// "a-" + name
std::string of(const std::string& group, const std::string& name);

}  // namespace support
