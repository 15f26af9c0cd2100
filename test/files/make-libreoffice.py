"""Makes the workbooks libreoffice-*.xlsx in this folder. Run with the Python 3 of LibreOffice (7.4) while it listens:
soffice --headless --accept="socket,host=localhost,port=2002;urp;" . All people are made up."""
import os, sys, time
import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.sheet.ConditionOperator import EQUAL
from com.sun.star.sheet.DataPilotFieldOrientation import DATA, ROW
from com.sun.star.sheet.ValidationType import LIST
from com.sun.star.table import CellAddress, CellRangeAddress

FOLDER = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__)))
HEADINGS = ['ULN', 'Apprentice', 'Coach', 'Start date', 'Planned end date', 'On-programme complete', 'English', 'Maths', 'Gateway date', 'Notes']
PEOPLE = ['Mara Yarrowby', 'Nils Ashcombe', 'Oona Birchall', 'Pavel Cresswell', 'Quinn Dovedale', 'Rosa Elmhurst']
DAY = 46266

def prop(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made

def desktop():
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext('com.sun.star.bridge.UnoUrlResolver', local)
    for _ in range(60):
        try:
            context = resolver.resolve('uno:socket,host=localhost,port=2002;urp;StarOffice.ComponentContext')
            return context.ServiceManager.createInstanceWithContext('com.sun.star.frame.Desktop', context)
        except Exception:
            time.sleep(1)
    raise SystemExit('LibreOffice does not listen.')

def url(name):
    return uno.systemPathToFileUrl(os.path.join(FOLDER, name))

def save(book, name):
    book.storeToURL(url(name), (prop('FilterName', 'Calc MS Excel 2007 XML'),))
    book.close(True)

def cohort(book, sheet):
    dates = book.NumberFormats.queryKey('DD/MM/YYYY', book.CharLocale, False)
    if dates == -1:
        dates = book.NumberFormats.addNew('DD/MM/YYYY', book.CharLocale)
    for c, heading in enumerate(HEADINGS):
        sheet.getCellByPosition(c, 0).String = heading
    for r, name in enumerate(PEOPLE, 1):
        row = [str(1000000257 + r * 8), name, 'J. Wren' if r % 2 else 'K. Swift', DAY + r, DAY + 450 + r, 'Yes' if r < 4 else 'No', 'Achieved', 'Achieved', DAY + 400 + r if r < 3 else None, None]
        for c, value in enumerate(row):
            cell = sheet.getCellByPosition(c, r)
            if isinstance(value, str):
                cell.String = value
            elif value is not None:
                cell.Value, cell.NumberFormat = value, dates

def area(sheet, left, top, right, bottom):
    place = CellRangeAddress()
    place.Sheet, place.StartColumn, place.StartRow, place.EndColumn, place.EndRow = sheet, left, top, right, bottom
    return place

def pivot(desk):
    book = desk.loadComponentFromURL('private:factory/scalc', '_blank', 0, (prop('Hidden', True),))
    sheet = book.Sheets.getByIndex(0)
    sheet.Name = 'Cohort'
    cohort(book, sheet)
    book.Sheets.insertNewByName('Counts', 1)
    counts = book.Sheets.getByIndex(1)
    tables = counts.getDataPilotTables()
    table = tables.createDataPilotDescriptor()
    table.setSourceRange(area(0, 0, 0, 9, 6))
    fields = table.getDataPilotFields()
    fields.getByName('Coach').Orientation = ROW
    fields.getByName('Apprentice').Orientation = DATA
    place = CellAddress()
    place.Sheet, place.Column, place.Row = 1, 0, 1
    tables.insertNewByName('ByCoach', place, table)
    book.Sheets.insertNewByName('Sums', 2)
    sums = book.Sheets.getByIndex(2)
    sums.getCellRangeByName('A1:A6').setArrayFormula('=$Cohort.E2:E7-$Cohort.D2:D7')
    sums.getCellByPosition(2, 0).Formula = "=COUNTIF($Cohort.C2:C7;\"J. Wren\")"
    save(book, 'libreoffice-pivot.xlsx')

def styled(desk):
    book = desk.loadComponentFromURL('private:factory/scalc', '_blank', 0, (prop('Hidden', True),))
    sheet = book.Sheets.getByIndex(0)
    sheet.Name = 'Cohort 2026'
    cohort(book, sheet)
    sheet.getCellRangeByName('A1:J1').CharWeight = 150.0
    sheet.getCellRangeByName('A1:J1').CellBackColor = 0xDDEEFF
    sheet.Columns.getByIndex(1).Width = 6200
    style = book.StyleFamilies.getByName('CellStyles')
    late = book.createInstance('com.sun.star.style.CellStyle')
    style.insertByName('Late', late)
    late.CellBackColor = 0xFFC0C0
    cells = sheet.getCellRangeByName('F2:F60')
    rules = cells.ConditionalFormat
    rules.addNew((prop('Operator', EQUAL), prop('Formula1', '"No"'), prop('StyleName', 'Late')))
    cells.ConditionalFormat = rules
    validity = cells.Validation
    validity.Type = LIST
    validity.setFormula1('"Yes";"No"')
    validity.InputTitle, validity.InputMessage, validity.ShowInputMessage = 'Done?', 'Yes or No', True
    cells.Validation = validity
    where = CellAddress()
    where.Sheet, where.Column, where.Row = 0, 1, 3
    sheet.Annotations.insertNew(where, 'Works nights')
    book.NamedRanges.addNewByName('Coaches', "$'Cohort 2026'.$C$2:$C$7", CellAddress(), 0)
    book.DatabaseRanges.addNewByName('Filter', area(0, 0, 0, 9, 6))
    book.DatabaseRanges.getByName('Filter').AutoFilter = True
    page = book.StyleFamilies.getByName('PageStyles').getByName(sheet.PageStyle)
    page.IsLandscape, page.Width, page.Height = True, 29700, 21000
    sheet.setPrintAreas((area(0, 0, 0, 8, 6),))
    sheet.setPrintTitleRows(True)
    sheet.setTitleRows(area(0, 0, 0, 0, 0))
    sheet.getCellByPosition(11, 1).Formula = '=COUNTA(Coaches)'
    book.Sheets.insertNewByName('Notes', 1)
    book.Sheets.getByIndex(1).getCellByPosition(0, 0).String = 'Nothing here is touched'
    book.Sheets.getByIndex(1).protect('fox')
    save(book, 'libreoffice-styles.xlsx')

def again(desk, name, new):
    """A workbook of another program, opened and written by this one."""
    book = desk.loadComponentFromURL(url(name), '_blank', 0, (prop('Hidden', True),))
    save(book, new)

desk = desktop()
pivot(desk)
styled(desk)
again(desk, 'openpyxl-rules.xlsx', 'libreoffice-rules.xlsx')
again(desk, 'openpyxl-charts.xlsx', 'libreoffice-charts.xlsx')
