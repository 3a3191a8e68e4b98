// How Dear ImGui is compiled here (its IMGUI_USER_CONFIG): every file of ours and of its own sees the same switches.
#pragma once

#define IMGUI_USE_WCHAR32  // 196 characters of the general standard table lie beyond the BMP
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_FILE_FUNCTIONS  // fonts come as bytes, settings are ours
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT  // the pages bring theirs
