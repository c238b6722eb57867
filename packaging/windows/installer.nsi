; The installer of the program, in Chinese, and in English where Windows speaks English.
;
;   setup.exe [/S] [/CurrentUser | /AllUsers] [/Desktop] [/NoAssociation] [/LANG=1033|2052] [/D=FOLDER]
;
;   /S              asks nothing, shows nothing
;   /CurrentUser    for the user who runs it (the default); needs no administrator
;   /AllUsers       for everyone on the machine; needs an administrator
;   /Desktop        with a shortcut on the desktop
;   /NoAssociation  ledgers and packages are not opened by a double click
;   /D=FOLDER       where to; the last switch, without quotation marks
;
; Exit status: 0 done, 1 cancelled, 2 failed, 3 the program is running, 740 an administrator is needed.
;
; build.py defines VERSION, SIZE_KB, OUT_FILE, ICONS, PYTHON_DLL and FILES, a list that it writes: which
; files to install, and in the uninstaller, which ones to remove. Nothing else in the folder is touched.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
; An administrator's rights are asked for only where someone installs for the whole machine.
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include Sections.nsh
!include WinVer.nsh
!include x64.nsh

!define NAME "京西转型台账"
!define FOLDER "Jingxi"
!define ID "JingxiDesktop"
!define LEDGER_TYPE "Jingxi.Ledger"
!define RETURN_TYPE "Jingxi.Package"
!define SEALED_TYPE "Jingxi.SealedPackage"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define APP_PATH_KEY "Software\Microsoft\Windows\CurrentVersion\App Paths\jingxi.exe"
!define STATUS_RUNNING 3
!define STATUS_NOT_ADMINISTRATOR 740

Name "${NAME}"
OutFile "${OUT_FILE}"
BrandingText "${NAME} ${VERSION}"
; Files keep the time of the commit they were built from.
SetDateSave on
AllowSkipFiles off
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 ProductName "${NAME}"
VIAddVersionKey /LANG=2052 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=2052 FileDescription "${NAME} 安装程序"
VIAddVersionKey /LANG=2052 FileVersion "${VERSION}"
VIAddVersionKey /LANG=2052 CompanyName "The Jingxi Desktop authors"
VIAddVersionKey /LANG=2052 LegalCopyright "MIT"

Var Everyone        ; "1": for all users of the machine
Var ScopeButton
!define MUI_ICON "${ICONS}/jingxi.ico"
!define MUI_UNICON "${ICONS}/jingxi.ico"
!define MUI_ABORTWARNING
!define MUI_COMPONENTSPAGE_NODESC
!define MUI_FINISHPAGE_NOAUTOCLOSE
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION Start

Page custom ShowScope LeaveScope
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE SimpChinese
!insertmacro MUI_LANGUAGE English

!macro Text NAME CHINESE ENGLISH
    LangString ${NAME} ${LANG_SIMPCHINESE} "${CHINESE}"
    LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
!macroend
!insertmacro Text SCOPE_TITLE "为谁安装" "Who is it for"
!insertmacro Text SCOPE_HINT "只为自己安装不需要管理员。" "Installing for yourself needs no administrator."
!insertmacro Text SCOPE_ME "只为我安装(&M)" "Only for &me"
!insertmacro Text SCOPE_EVERYONE "为这台电脑的所有用户安装(&A),需要管理员" "For &all users of this computer; needs an administrator"
!insertmacro Text PART_PROGRAM "程序" "The program"
!insertmacro Text PART_LEDGERS "双击打开台账和填报包" "Open ledgers and return packages by a double click"
!insertmacro Text PART_DESKTOP "桌面快捷方式" "A shortcut on the desktop"
!insertmacro Text LEDGER "京西转型台账" "Jingxi ledger"
!insertmacro Text RETURN "京西填报包" "Jingxi return package"
!insertmacro Text SEALED "封装的京西填报包" "Sealed Jingxi return package"
!insertmacro Text IS_RUNNING "程序正在运行。请先关闭它的所有窗口,再点「重试」。" "The program is running. Please close all its windows, then retry."
!insertmacro Text NEEDS_ADMINISTRATOR "为所有用户安装或卸载,需要管理员权限。" "Installing or removing for all users needs an administrator."
!insertmacro Text NEEDS_WINDOWS "需要 64 位的 Windows 10(1809)或更新的版本。" "This needs 64-bit Windows 10 (1809) or later."
!insertmacro Text OLD_STAYS "旧版本未能移除,安装没有进行。" "The older version could not be removed, so nothing was installed."

; What installer and uninstaller do alike: the second is told by `un.`.
!macro Shared UN
Function ${UN}SetScope
    ${If} $Everyone == 1
        SetShellVarContext all
    ${Else}
        SetShellVarContext current
    ${EndIf}
FunctionEnd

; Ends, or starts itself again with the rights, if this is for everyone and not by an administrator.
Function ${UN}NeedRights
    UserInfo::GetAccountType
    Pop $0
    ${If} $Everyone != 1
    ${OrIf} $0 == "Admin"
        Return
    ${EndIf}
    ${IfNot} ${Silent}
        ${GetParameters} $1
        ClearErrors
        !if "${UN}" == ""
            ExecShell "runas" "$EXEPATH" "/AllUsers $1"
        !else
            ExecShell "runas" "$INSTDIR\uninstall.exe" "$1"
        !endif
        ${If} ${Errors}
            MessageBox MB_ICONSTOP "$(NEEDS_ADMINISTRATOR)"
        ${EndIf}
    ${EndIf}
    SetErrorLevel ${STATUS_NOT_ADMINISTRATOR}
    Quit
FunctionEnd

; Windows lets nobody write to a library that some program has loaded, whoever's program it is.
Function ${UN}WaitUntilClosed
    again:
    ${IfNot} ${FileExists} "$INSTDIR\python\${PYTHON_DLL}"
        Return
    ${EndIf}
    ClearErrors
    FileOpen $0 "$INSTDIR\python\${PYTHON_DLL}" a
    ${IfNot} ${Errors}
        FileClose $0
        Return
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IS_RUNNING)" /SD IDCANCEL IDRETRY again
    SetErrorLevel ${STATUS_RUNNING}
    Quit
FunctionEnd
!macroend
!insertmacro Shared ""
!insertmacro Shared "un."

; Explorer shows the new icons and types at once.
!macro TellExplorer
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

; Files that end in ENDING are of the type ID, which is called WORDS.
!macro Associate ENDING ID WORDS
    WriteRegStr SHCTX "Software\Classes\${ENDING}" "" "${ID}"
    WriteRegStr SHCTX "Software\Classes\${ENDING}\OpenWithProgids" "${ID}" ""
    WriteRegStr SHCTX "Software\Classes\${ID}" "" "${WORDS}"
    WriteRegStr SHCTX "Software\Classes\${ID}\DefaultIcon" "" "$INSTDIR\jingxi.exe,1"
    WriteRegStr SHCTX "Software\Classes\${ID}\shell\open\command" "" '"$INSTDIR\jingxi.exe" "%1"'
!macroend

; And no longer; what another program made of them by now stays.
!macro Dissociate ENDING ID
    ReadRegStr $0 SHCTX "Software\Classes\${ENDING}" ""
    ${If} $0 == "${ID}"
        DeleteRegValue SHCTX "Software\Classes\${ENDING}" ""
    ${EndIf}
    DeleteRegValue SHCTX "Software\Classes\${ENDING}\OpenWithProgids" "${ID}"
    DeleteRegKey /ifempty SHCTX "Software\Classes\${ENDING}\OpenWithProgids"
    DeleteRegKey /ifempty SHCTX "Software\Classes\${ENDING}"
    DeleteRegKey SHCTX "Software\Classes\${ID}"
!macroend

!include "${FILES}"

Section "$(PART_PROGRAM)" PartProgram
    SectionIn RO
    Call SetScope
    Call WaitUntilClosed
    Call RemoveOld
    ClearErrors
    !insertmacro InstallFiles
    SetOutPath "$INSTDIR"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\jingxi.exe"
    WriteRegStr SHCTX "${APP_PATH_KEY}" "" "$INSTDIR\jingxi.exe"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\jingxi.exe,0"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "The Jingxi Desktop authors"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
    ${If} ${Errors}
        SetErrorLevel 2
    ${EndIf}
SectionEnd

Section "$(PART_LEDGERS)" PartLedgers
    !insertmacro Associate ".jingxi" "${LEDGER_TYPE}" "$(LEDGER)"
    !insertmacro Associate ".jxpkg" "${RETURN_TYPE}" "$(RETURN)"
    !insertmacro Associate ".jxseal" "${SEALED_TYPE}" "$(SEALED)"
    !insertmacro TellExplorer
SectionEnd

Section /o "$(PART_DESKTOP)" PartDesktop
    CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\jingxi.exe"
SectionEnd

; What ledgers, settings and backups there are stays, wherever they lie.
Section "un.$(PART_PROGRAM)"
    Call un.SetScope
    Call un.WaitUntilClosed
    !insertmacro RemoveFiles
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/Upgrade" $1
    ${IfNot} ${Errors}
        Return
    ${EndIf}
    Delete "$SMPROGRAMS\${NAME}.lnk"
    Delete "$DESKTOP\${NAME}.lnk"
    !insertmacro Dissociate ".jingxi" "${LEDGER_TYPE}"
    !insertmacro Dissociate ".jxpkg" "${RETURN_TYPE}"
    !insertmacro Dissociate ".jxseal" "${SEALED_TYPE}"
    DeleteRegKey SHCTX "${APP_PATH_KEY}"
    DeleteRegKey SHCTX "${UNINSTALL_KEY}"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    !insertmacro TellExplorer
SectionEnd

Function .onInit
    ${IfNot} ${AtLeastWin10}
    ${OrIfNot} ${AtLeastBuild} 17763
        MessageBox MB_ICONSTOP "$(NEEDS_WINDOWS)" /SD IDOK
        SetErrorLevel 2
        Quit
    ${EndIf}
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/LANG=" $1
    ${IfNot} ${Errors}
        StrCpy $LANGUAGE $1
    ${EndIf}
    Call ChooseScope
    Call NeedRights
    Call SetScope
    Call ChooseFolder
    ClearErrors
    ${GetOptions} $0 "/Desktop" $1
    ${IfNot} ${Errors}
        !insertmacro SelectSection ${PartDesktop}
    ${EndIf}
    ClearErrors
    ${GetOptions} $0 "/NoAssociation" $1
    ${IfNot} ${Errors}
        !insertmacro UnselectSection ${PartLedgers}
    ${EndIf}
FunctionEnd

; By switch; without one, an administrator renews what there is for everyone, and anyone else is alone.
Function ChooseScope
    ${GetParameters} $0
    StrCpy $Everyone 0
    ClearErrors
    ${GetOptions} $0 "/AllUsers" $1
    ${IfNot} ${Errors}
        StrCpy $Everyone 1
        Return
    ${EndIf}
    ClearErrors
    ${GetOptions} $0 "/CurrentUser" $1
    ${IfNot} ${Errors}
        Return
    ${EndIf}
    UserInfo::GetAccountType
    Pop $1
    ReadRegStr $2 HKLM "${UNINSTALL_KEY}" "InstallLocation"
    ${If} $1 == "Admin"
    ${AndIf} $2 != ""
        StrCpy $Everyone 1
    ${EndIf}
FunctionEnd

; Where /D says; else where an older version lies; else where Windows keeps programs.
Function ChooseFolder
    Push $0
    ${If} $INSTDIR == ""
        ReadRegStr $INSTDIR SHCTX "${UNINSTALL_KEY}" "InstallLocation"
    ${EndIf}
    ${If} $INSTDIR == ""
        ${If} $Everyone == 1
            StrCpy $INSTDIR "$PROGRAMFILES64\${FOLDER}"
        ${Else}
            StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${FOLDER}"
        ${EndIf}
    ${EndIf}
    Pop $0
FunctionEnd

Function ShowScope
    !insertmacro MUI_HEADER_TEXT "$(SCOPE_TITLE)" "$(SCOPE_HINT)"
    nsDialogs::Create 1018
    Pop $0
    ${NSD_CreateRadioButton} 10u 20u 95% 12u "$(SCOPE_ME)"
    Pop $0
    ${NSD_CreateRadioButton} 10u 40u 95% 12u "$(SCOPE_EVERYONE)"
    Pop $ScopeButton
    ${If} $Everyone == 1
        ${NSD_Check} $ScopeButton
    ${Else}
        ${NSD_Check} $0
    ${EndIf}
    nsDialogs::Show
FunctionEnd

Function LeaveScope
    ${NSD_GetState} $ScopeButton $0
    ${If} $0 != $Everyone
        StrCpy $Everyone $0
        Call NeedRights
        Call SetScope
        StrCpy $INSTDIR ""
        Call ChooseFolder
    ${EndIf}
FunctionEnd

; The older version takes itself away, by its own list; shortcuts and registry are written over.
Function RemoveOld
    ReadRegStr $0 SHCTX "${UNINSTALL_KEY}" "InstallLocation"
    ${If} $0 == ""
    ${OrIfNot} ${FileExists} "$0\uninstall.exe"
        Return
    ${EndIf}
    ${If} $0 == $INSTDIR
        ExecWait '"$0\uninstall.exe" /S /Upgrade _?=$0' $1
    ${Else}
        ExecWait '"$0\uninstall.exe" /S _?=$0' $1
    ${EndIf}
    ${If} $1 != 0
        MessageBox MB_ICONSTOP "$(OLD_STAYS)" /SD IDOK
        SetErrorLevel $1
        Quit
    ${EndIf}
FunctionEnd

; Through Explorer, so that it never runs with an administrator's rights.
Function Start
    Exec '"$WINDIR\explorer.exe" "$INSTDIR\jingxi.exe"'
FunctionEnd

Function un.onInit
    ; Whose it is stands in the registry.
    StrCpy $Everyone 0
    ReadRegStr $0 HKLM "${UNINSTALL_KEY}" "InstallLocation"
    ${If} $0 == $INSTDIR
        StrCpy $Everyone 1
    ${EndIf}
    Call un.NeedRights
FunctionEnd
