#include "adapters/web/wire/views.hpp"

#include "adapters/json/writer.hpp"
#include "adapters/web/wire/describe_views.hpp"
#include "adapters/web/wire/encoder.hpp"

namespace web {

std::string encode(const hub::View& view) {
    json::Writer writer;
    writer.begin_object();
    Encoder encoder{writer};
    std::visit([&encoder](const auto& value) { describe(encoder, value); }, view);
    return writer.end_object().take();
}

}  // namespace web
