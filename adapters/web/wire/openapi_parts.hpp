#pragma once

#include "adapters/json/writer.hpp"

#include <string>

// What openapi() is put together from; each source instantiates its part of the table once. All
// write members of an object that is open.
namespace web {

void write_command_paths(json::Writer& writer);
void write_command_schemas(json::Writer& writer);
void write_entry_paths(json::Writer& writer);  // and what else signing in needs
void write_entry_schemas(json::Writer& writer);
void write_query_paths(json::Writer& writer);
void write_view_schemas(json::Writer& writer);
void write_event_schemas(json::Writer& writer);

// {"$ref":"#/components/FOLDER/NAME"}
void write_reference(json::Writer& writer, const std::string& folder, std::string_view name);

// The responses that every path has beside its own.
void write_other_responses(json::Writer& writer);

}  // namespace web
