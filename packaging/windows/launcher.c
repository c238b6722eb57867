/* The two programs that Windows starts: jingxi.exe opens the window, jingxi-cli.exe is the command line.
 *
 * Each loads the Python that lies in the folder `python` beside it and runs one module there. What is
 * imported from where stands in python\python3xx._pth, which also keeps the user's own Python settings out.
 *
 * Built by build.py, which defines MODULE, the module to run, and PYTHON_DLL, such as python311.dll.
 */
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

typedef int (*PyMain)(int, wchar_t **);

static int fail(const wchar_t *sentence) {
    wchar_t text[1024];
    swprintf(text, LENGTH(text), L"%ls (%lu)\n", sentence, GetLastError());
    if (GetConsoleWindow())
        fputws(text, stderr);
    else
        MessageBoxW(NULL, text, L"京西转型台账", MB_ICONERROR);
    return 1;
}

/* Python's library, by its full path: Windows must look nowhere else for it and for what it needs. */
static HMODULE load_python(void) {
    wchar_t path[32768];
    DWORD length = GetModuleFileNameW(NULL, path, LENGTH(path));
    wchar_t *name = wcsrchr(path, L'\\');
    if (length == 0 || length == LENGTH(path) || name == NULL)
        return NULL;
    *name = 0;
    if (length + wcslen(L"\\python\\" PYTHON_DLL) >= LENGTH(path))
        return NULL;
    wcscat(path, L"\\python\\" PYTHON_DLL);
    return LoadLibraryExW(path, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
}

int wmain(int argc, wchar_t **argv) {
    HMODULE python = load_python();
    if (python == NULL)
        return fail(L"程序文件不完整，请重新安装。Files are missing; please install the program again.");
    PyMain run = (PyMain)(void *)GetProcAddress(python, "Py_Main");
    /* Here: program, -X utf8, -m MODULE; then what the user gave; then the end. */
    wchar_t **arguments = calloc(argc + 5, sizeof *arguments);
    if (run == NULL || arguments == NULL)
        return fail(L"程序无法启动。The program cannot start.");
    wchar_t *first[] = {argv[0], L"-X", L"utf8", L"-m", MODULE};
    for (size_t at = 0; at < LENGTH(first); at++)
        arguments[at] = first[at];
    for (int at = 1; at < argc; at++)
        arguments[at + 4] = argv[at];
    return run(argc + 4, arguments);
}
