/**
 * A small addon that is compiled beside the binding. TensorFlow's newer libraries print a note to stderr while they are loaded, before
 * any setting can forbid it: `hold()` keeps what is written to stderr, and `release()` writes it, without that note.
 */
export const STDERR_SOURCE = `
#include <node_api.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int original = -1;
static FILE* held = nullptr;

static napi_value hold(napi_env, napi_callback_info) {
  if (held || !(held = tmpfile())) return nullptr;
  fflush(stderr);
  original = dup(2);
  dup2(fileno(held), 2);
  return nullptr;
}

static bool is_note(const char* line) {
  return strstr(line, "before absl::InitializeLog()") || strstr(line, "oneDNN custom operations are on");
}

static napi_value release(napi_env, napi_callback_info) {
  if (!held) return nullptr;
  fflush(stderr);
  dup2(original, 2);
  close(original);
  rewind(held);
  char line[4096];
  while (fgets(line, sizeof line, held)) if (!is_note(line)) fputs(line, stderr);
  fclose(held);
  held = nullptr;
  return nullptr;
}

static void add(napi_env env, napi_value exports, const char* name, napi_callback f) {
  napi_value value;
  if (napi_create_function(env, name, NAPI_AUTO_LENGTH, f, nullptr, &value) == napi_ok)
    napi_set_named_property(env, exports, name, value);
}

NAPI_MODULE_INIT() {
  add(env, exports, "hold", hold);
  add(env, exports, "release", release);
  return exports;
}
`;
